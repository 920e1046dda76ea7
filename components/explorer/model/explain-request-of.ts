import type { ExplainRequest } from "@/lib/contracts/routes/explain";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ExplorerRequest } from "@/lib/client/url-state/explorer-request";
import { readClaims } from "./read-claims";
import { formOf } from "./request-form";

/** By which configuration: as it is without either. */
export interface ExplainedBy {
  /** Unix milliseconds. */
  readonly at?: number;
  readonly drafts?: readonly JsonObject[];
}

function sourceOf(from: string): ExplainRequest["source"] {
  const slash = from.indexOf("/");
  return slash < 1 ? "outside" : { namespace: from.slice(0, slash), workload: from.slice(slash + 1) };
}

/** What the API is asked for the request of the URL; null where it names no host or cannot be asked. */
export function explainRequestOf(
  request: ExplorerRequest,
  { at, drafts }: ExplainedBy,
): ExplainRequest | null {
  const { from, host, method, path } = request;
  const { scheme, port, headers } = formOf(request);
  const number = Number(port);
  const claims = readClaims(request.claims);
  if (host === "" || !Number.isInteger(number) || number < 1 || number > 65_535) return null;
  return {
    source: sourceOf(from),
    host,
    port: number,
    method,
    path,
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    tls: scheme === "https",
    ...(claims.ok && claims.claims !== null && { claims: { ...claims.claims } }),
    ...(at !== undefined && { at }),
    ...(drafts !== undefined && { drafts: drafts.map((object) => ({ ...object })) }),
  };
}
