import type { GraphResponse } from "@/lib/contracts/graph-response";
import type { QueryRecord } from "@/lib/domain/graph/tick";

/** Milliseconds are whole on the wire. */
export function toQuery(query: QueryRecord): GraphResponse["queries"][number] {
  return { ...query, durationMs: Math.round(query.durationMs) };
}
