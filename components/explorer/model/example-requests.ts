import type { MtlsEntryDto } from "@/lib/contracts/mtls/mtls-response";
import type { ExposureDto } from "@/lib/contracts/routes/exposures-response";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import type { ExplorerRequest } from "@/lib/client/url-state/explorer-request";
import { parseRequestLine } from "./parse-request-line";

/** Of either sort. */
const MOST = 4;

/** A request from outside, as the URL of the explorer has it; null where the address cannot be read. */
function requestOf({ url, method, headers }: ExposureDto["example"]): ExplorerRequest | null {
  const parsed = parseRequestLine(url);
  if (!parsed.ok) return null;
  const { host, port, tls, path } = parsed.request;
  const header = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return { from: "", host, port, tls, method, path, header, claims: "" };
}

type Callers = Pick<MtlsEntryDto, "namespace" | "workload" | "callers">;

/** A request that a known caller of a split's workloads makes; null where nobody calls them. */
function callOf({ host, destinations }: SplitDto, entries: readonly Callers[]): ExplorerRequest | null {
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
  return { from, host, port, tls: null, method: "GET", path: "/", header: [], claims: "" };
}

/** Requests worth explaining in this mesh: those that most come by from outside, and calls of services that are split. */
export function exampleRequests(
  exposures: readonly ExposureDto[],
  splits: readonly SplitDto[],
  entries: readonly Callers[],
): readonly ExplorerRequest[] {
  const examples = new Map<string, ExplorerRequest>();
  const add = (request: ExplorerRequest | null): void => {
    if (request !== null) examples.set(`${request.from} ${request.host} ${request.path}`, request);
  };
  const busy = exposures.toSorted((a, b) => (b.requestsPerSecond ?? 0) - (a.requestsPerSecond ?? 0));
  for (const { example } of busy.slice(0, MOST)) add(requestOf(example));
  for (const split of splits.slice(0, MOST)) add(callOf(split, entries));
  return [...examples.values()];
}
