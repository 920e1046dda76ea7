import type { RouteRule } from "../routing/route-rules";
import type { ExplainMesh } from "./explain-mesh";
import { type ExplainCall, isRequest, type Routed } from "./routed";
import { routeConnection } from "./virtual-services/route-connection";
import type { RouteContext } from "./virtual-services/route-context";
import { routeHttp } from "./virtual-services/route-http";

/**
 * What routes of VirtualServices do with a call at a proxy, tried in their order: requests by those of `http`, connections by
 * those of `tls` and `tcp`. null where there are none for the protocol; `unrouted` where none is for the caller, the gateway or
 * the port, which inside the mesh means that it goes to the host itself and at a gateway that nothing takes it.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export function routeByVirtualServices(
  { routing }: ExplainMesh,
  rules: readonly RouteRule[],
  context: RouteContext,
  call: ExplainCall,
): Routed | null {
  const isHttp = isRequest(call);
  const own = rules.filter(({ section }) => (section === "http") === isHttp);
  if (own.length === 0) return null;
  return isHttp ? routeHttp(routing, own, context, call) : routeConnection(routing, own, context, call);
}
