import type { MtlsEntryDto } from "@/lib/contracts/mtls/mtls-response";
import type { ExposureDto } from "@/lib/contracts/routes/exposures-response";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import type { ExplorerRequest } from "@/lib/client/url-state/explorer-request";
import { requestOfExample } from "@/lib/client/url-state/request-of-example";

/** Of either sort. */
const MOST = 4;

type Callers = Pick<MtlsEntryDto, "namespace" | "workload" | "callers">;

/** A request that a known caller of a split's workloads makes; null where nobody calls them. */
function callOf(
  { host, destinations, protocol }: SplitDto,
  entries: readonly Callers[],
): ExplorerRequest | null {
  const servers = new Set(
    destinations.flatMap(({ workloads }) =>
      workloads.map(({ namespace, workload }) => `${namespace}/${workload}`),
    ),
  );
  const called = entries.filter(({ namespace, workload }) => servers.has(`${namespace}/${workload}`));
  const caller = called.flatMap(({ callers }) => callers).find(({ workload }) => workload !== "");
  if (caller === undefined) return null;
  const port = destinations[0]?.port ?? 80;
  const from = `${caller.namespace}/${caller.workload}`;
  const method = protocol === "tcp" ? "" : "GET";
  return { from, host, port, tls: null, method, path: "/", header: [], claims: "" };
}

/** Requests worth explaining in this mesh: those that most come by from outside, and calls of services that are split. */
export function exampleRequests(
  exposures: readonly Pick<ExposureDto, "example" | "requestsPerSecond">[],
  splits: readonly SplitDto[],
  entries: readonly Callers[],
): readonly ExplorerRequest[] {
  const examples = new Map<string, ExplorerRequest>();
  const add = (request: ExplorerRequest | null): void => {
    if (request !== null) examples.set(`${request.from} ${request.host} ${request.path}`, request);
  };
  const busy = exposures.toSorted((a, b) => (b.requestsPerSecond ?? 0) - (a.requestsPerSecond ?? 0));
  for (const { example } of busy.slice(0, MOST)) add(requestOfExample(example));
  for (const split of splits.slice(0, MOST)) add(callOf(split, entries));
  return [...examples.values()];
}
