import type { ClusterObject } from "../../mesh/cluster-object";
import type { Caller } from "../../routing/caller";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainCall, Routed } from "../routed";

/** What the Gateway API routes in question are obeyed by. */
export interface ApiRoutesContext {
  /** The proxy; backends in other namespaces need a ReferenceGrant at gateways only. */
  readonly caller: Caller;
  /** The oldest first. */
  readonly routes: readonly ClusterObject[];
}

/** What Gateway API routes do with a call; null where there are none. https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec */
export function routeByApiRoutes(
  _mesh: ExplainMesh,
  { routes }: ApiRoutesContext,
  _call: ExplainCall,
): Routed | null {
  return routes.length === 0 ? null : { kind: "error", code: 404, steps: [], fault: null };
}
