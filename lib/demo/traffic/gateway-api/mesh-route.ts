import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, textsIn } from "../../world/read-json";
import type { Call } from "../model/call";
import type { CalledService } from "../model/mesh-flow";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import type { RouteDecision } from "../model/route-decision";
import { commonHostname } from "./common-hostname";
import { httpDecision } from "./http-decision";
import { httpRules } from "./http-rules";
import { l4Decision } from "./l4-decision";
import { routeIndex } from "./route-index";
import type { RouteKind } from "./route-kinds";
import { takesCall } from "./takes-call";

/** The kinds that route a protocol; of those attached, only the first kind counts. */
const KINDS: Readonly<Record<Call["protocol"], readonly RouteKind[]>> = {
  http: ["HTTPRoute", "GRPCRoute"],
  grpc: ["GRPCRoute", "HTTPRoute"],
  tls: ["TLSRoute", "TCPRoute"],
  tcp: ["TCPRoute"],
};

/** Of a sidecar's own namespace first, else of the service's namespace; a waypoint obeys the latter only. */
function rulingRoutes(
  routes: readonly K8sObject[],
  { end }: PodGroup,
  service: CalledService,
): readonly K8sObject[] {
  const of = (namespace: string): readonly K8sObject[] =>
    routes.filter(({ metadata }) => metadata.namespace === namespace);
  if (end.dataPlane === "waypoint") return of(service.namespace);
  if (end.dataPlane !== "sidecar") return [];
  const own = of(end.namespace);
  return own.length > 0 ? own : of(service.namespace);
}

/** A TLSRoute without hostnames stands for the service's own name. */
function takesServerName(route: K8sObject, call: Call, service: CalledService): boolean {
  const hostnames = textsIn(jsonAt(route, "spec", "hostnames"));
  return (
    route.kind !== "TLSRoute" ||
    (hostnames.length === 0 ? [service.host] : hostnames).some(
      (one) => commonHostname(one, call.host) !== null,
    )
  );
}

function decide(world: MeshWorld, routes: readonly K8sObject[], call: Call): RouteDecision | null {
  const mesh = { mesh: true };
  if (call.protocol === "http" || call.protocol === "grpc") {
    const rule = httpRules(routes).find(({ match }) => !match || takesCall(match, call));
    return rule ? httpDecision(world, rule, call, mesh) : { outcome: "noRoute" };
  }
  const [route] = routes;
  return route ? l4Decision(world, route, call, mesh) : null;
}

/**
 * What routes attached to a Service (or ServiceEntry) do with a call of a sidecar or waypoint; null where none is attached to
 * that service and port. They take the place of VirtualServices; a request that none of their rules takes is answered 404.
 * Routes of the caller's namespace (consumer routes) go before those of the service's (producer routes).
 * https://gateway-api.sigs.k8s.io/mesh/ and https://gateway-api.sigs.k8s.io/geps/gep-1426/
 */
export function meshRoute(
  world: MeshWorld,
  proxy: PodGroup,
  call: Call,
  service: CalledService,
): RouteDecision | null {
  const attached = (routeIndex(world).ofHost.get(service.host.toLowerCase()) ?? [])
    .filter(({ port }) => port === null || port === call.port)
    .map(({ route }) => route);
  for (const kind of KINDS[call.protocol]) {
    const ofKind = attached.filter((route) => route.kind === kind && takesServerName(route, call, service));
    const ruling = rulingRoutes([...new Set(ofKind)], proxy, service);
    if (ruling.length > 0) return decide(world, ruling, call);
  }
  return null;
}
