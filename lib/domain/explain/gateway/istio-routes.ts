import { objectsAt } from "../../mesh/read-json";
import { authenticate } from "../../policy/request-authentication";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { routeRules, type RouteRule } from "../../routing/route-rules";
import { callerOf } from "../caller-of";
import { delegateSteps } from "../delegate-steps";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainStep } from "../explanation";
import { routeByVirtualServices } from "../route-by-virtual-services";
import { asSpoken, type ExplainCall, type Routed } from "../routed";
import { unreadSteps } from "../unread-steps";
import { securityOf } from "../security/security-of";
import type { RouteContext } from "../virtual-services/route-context";
import { sourceMiss } from "../virtual-services/source-miss";
import type { BoundService } from "./bound-services";
import { catchAllLast } from "./catch-all-last";
import type { IstioServer } from "./istio-servers";

/** A call at servers of a gateway that are alike. */
export interface AtServers {
  readonly mesh: ExplainMesh;
  readonly gateway: MeshWorkload;
  readonly servers: readonly IstioServer[];
  readonly call: ExplainCall;
}

/** Claims are known where a RequestAuthentication of the gateway validates the token. */
function claimsKnown({ mesh, gateway, call }: AtServers): boolean {
  const policies = securityOf(mesh.routing).authenticationsAt(gateway, { namespace: "", name: "" });
  const token = authenticate(policies, call.claims);
  return token.ok && token.claims !== null;
}

/** What a match sees of the place where a call came in: the server's Gateway, and the port as it is written there. */
function placeOf(
  at: AtServers,
  server: IstioServer,
): { readonly context: RouteContext; readonly call: ExplainCall } {
  const context: RouteContext = {
    caller: callerOf(at.gateway),
    gateway: server.name,
    scheme: server.mode === "https" ? "https" : "http",
    addresses: [at.call.host],
    names: [at.call.host],
    claimsKnown: claimsKnown(at),
  };
  return { context, call: { ...at.call, port: server.port } };
}

/**
 * A route of a VirtualService at a server as it is seen from the first server: where both differ, what its matches ask of the
 * Gateway, port and source is settled here. null where none of its matches is for the server.
 */
function seenFrom(first: BoundService, own: BoundService, route: RouteRule, at: AtServers): RouteRule | null {
  const matches = objectsAt(route.rule, "match");
  const isSame = own.server.name === first.server.name && own.server.port === first.server.port;
  if (isSame || matches.length === 0) return route;
  const { context, call } = placeOf(at, own.server);
  const match = matches
    .filter((one) => sourceMiss(one, context, call, route) === null)
    .map(
      ({ gateways: _gateways, port: _port, sourceLabels: _labels, sourceNamespace: _of, ...rest }) => rest,
    );
  return match.length === 0 ? null : { ...route, rule: { ...route.rule, match } };
}

/**
 * What the HTTP routes of VirtualServices that a gateway serves for one host do with a request; null where there are none.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
export function byHttpRoutes(at: AtServers, bound: readonly BoundService[]): Routed | null {
  const [first] = bound;
  if (!first) return null;
  const { snapshot } = at.mesh.routing;
  const { context, call } = placeOf(at, first.server);
  const services = bound.map((one) =>
    routeRules(snapshot, one.virtualService.object, "http").flatMap(
      (route) => seenFrom(first, one, route, at) ?? [],
    ),
  );
  const rules = catchAllLast(services, (match, route) => sourceMiss(match, context, call, route) === null);
  const routed = routeByVirtualServices(at.mesh, rules, context, call);
  const delegated = bound.flatMap(({ virtualService: { object } }) => [
    ...unreadSteps(object, ["http"]),
    ...delegateSteps(snapshot, object),
  ]);
  return routed && { ...routed, steps: [...delegated, ...routed.steps] };
}

/**
 * What VirtualServices that a gateway serves do with a connection: TLS that is passed on is routed by tls routes, everything else
 * by tcp routes; the first VirtualService that takes it counts.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export function byConnectionRoutes(
  at: AtServers,
  bound: readonly BoundService[],
  section: "tls" | "tcp",
): Routed | null {
  const passed: ExplainStep[] = [];
  for (const { virtualService, server } of bound) {
    const { context, call } = placeOf(at, server);
    const { object } = virtualService;
    passed.push(...unreadSteps(object, [section]));
    const rules = routeRules(at.mesh.routing.snapshot, object, section);
    const routed = routeByVirtualServices(at.mesh, rules, context, { ...call, protocol: section });
    if (routed && routed.kind !== "unrouted")
      return asSpoken({ ...routed, steps: [...passed, ...routed.steps] }, at.call);
    passed.push(...(routed?.steps ?? []));
  }
  return passed.length === 0 ? null : { kind: "unrouted", fault: null, steps: passed };
}
