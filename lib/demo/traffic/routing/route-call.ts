import { gatewayRoute } from "../gateway-api/gateway-route";
import type { Call } from "../model/call";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import type { RouteDecision } from "../model/route-decision";
import { gatewayCall } from "./gateway-call";
import { meshCall } from "./mesh-call";

/** By Gateway API and Ingress where they have an answer, else by Istio's Gateways; both may be served by the same pods. */
function atGateway(world: MeshWorld, gateway: PodGroup, call: Call): RouteDecision {
  const byApi = gatewayRoute(world, gateway, call);
  if (byApi && byApi.outcome !== "noListener" && byApi.outcome !== "noRoute") return byApi;
  const byIstio = gatewayCall(world, gateway, call);
  return byIstio.outcome === "noListener" && byApi ? byApi : byIstio;
}

/**
 * What the proxy of a pod, a sidecar, gateway or waypoint, does with a call by the routing rules that hold for it.
 * https://istio.io/latest/docs/concepts/traffic-management/
 */
export function routeCall(world: MeshWorld, proxy: PodGroup, call: Call): RouteDecision {
  return proxy.end.dataPlane === "gateway" ? atGateway(world, proxy, call) : meshCall(world, proxy, call);
}
