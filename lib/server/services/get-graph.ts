import type { GraphResponse } from "@/lib/contracts/graph-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import { buildGraph } from "@/lib/domain/graph/build-graph";
import type { Backend } from "../backend";
import type { Reply } from "../http/reply";
import type { GraphRequest } from "../requests/parse-graph-request";
import { loadView } from "./load-view";
import { toGraphResponse } from "./to-graph-response";

/** One projection of the mesh at one moment, as the viewer may see it. Throws 404 and 503 problems. */
export async function getGraph(
  backend: Backend,
  viewer: Viewer,
  request: GraphRequest,
  signal: AbortSignal,
): Promise<Reply<GraphResponse>> {
  const { cacheKey, scrapeIntervalSeconds, make } = await loadView(backend, viewer, request, signal);
  return {
    cacheKey: cacheKey === null ? null : `graph ${cacheKey}`,
    reusableMs: scrapeIntervalSeconds * 1000,
    body() {
      const { givenAt, ...view } = make();
      const graph = buildGraph({ ...view, options: request.options, namespaces: request.namespaces });
      return toGraphResponse(graph, { ...view, at: givenAt, windowSeconds: request.windowSeconds });
    },
  };
}
