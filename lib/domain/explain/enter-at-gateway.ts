import type { ExplainMesh } from "./explain-mesh";
import type { ExplainedRequest } from "./explained-request";
import { followRouted } from "./follow-routed";
import { routeAtGateway } from "./gateway/route-at-gateway";
import { type Journey, NOWHERE } from "./journey";
import { judgeAtProxy } from "./security/judge-at-proxy";
import { waypointFor } from "./security/waypoint-for";
import { throughWaypoint } from "./travel";

/**
 * The way of a request from outside: through the gateway that claims its host, past the policies there, and on as the
 * gateway's routes say. https://istio.io/latest/docs/concepts/traffic-management/#gateways
 */
export function enterAtGateway(mesh: ExplainMesh, request: ExplainedRequest): Journey {
  const { gateway, call, routed, refused, steps } = routeAtGateway(mesh, request);
  if (refused) return { ...NOWHERE, outcome: "refused", authorization: { allowed: null, by: null }, steps };
  if (!gateway || !routed || routed.kind === "unrouted")
    return { ...NOWHERE, outcome: "error", code: 404, steps: [...steps, ...(routed?.steps ?? [])] };
  const judged = judgeAtProxy(mesh, { proxy: gateway, service: null, call, peer: null, port: call.port });
  const { authorization, code } = judged;
  const before = [...steps, ...judged.steps];
  if (authorization.allowed === false)
    return { ...NOWHERE, outcome: "refused", code, authorization, steps: before };
  const onward = followRouted(mesh, { proxy: gateway, call }, routed, (target) => {
    const decided = waypointFor(mesh, { client: gateway, host: target.host, server: null });
    if (!decided.waypoint) return null;
    const { host, port } = target;
    const { waypoint } = decided;
    const through = throughWaypoint(mesh, { client: gateway, waypoint }, { ...target.call, host, port });
    return { ...through, steps: [...decided.steps, ...through.steps] };
  });
  return { ...onward, authorization, steps: [...before, ...onward.steps] };
}
