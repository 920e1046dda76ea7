import type { GraphType, ResponseTime } from "@/lib/domain/graph/graph-options";

/** What decides which rows the server sends; everything else about the graph is a projection of them. */
export interface GraphRowsParams {
  /** Empty: all the viewer may see. */
  readonly namespaces: readonly string[];
  readonly window: string;
  /** Unix seconds; null is now. */
  readonly at: number | null;
  readonly responseTime: ResponseTime | null;
  readonly type: GraphType;
  readonly serviceNodes: boolean;
}

/**
 * The query string of `/graph/rows`, without its defaults and with namespaces sorted, so equal requests are equal texts.
 * Type and service nodes are left out where they change nothing: only quantiles are grouped by them.
 */
export function graphRowsSearch(params: GraphRowsParams): string {
  const search = new URLSearchParams();
  if (params.namespaces.length > 0)
    search.set("namespaces", [...new Set(params.namespaces)].sort().join(","));
  search.set("window", params.window);
  if (params.at !== null) search.set("at", String(params.at));
  if (params.responseTime !== null) search.set("include", `responseTime:${params.responseTime}`);
  if (params.responseTime !== null && params.responseTime !== "avg") {
    search.set("type", params.type);
    search.set("serviceNodes", String(params.serviceNodes));
  }
  return search.toString();
}
