import { meshRoute } from "../gateway-api/mesh-route";
import type { Call } from "../model/call";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import type { RouteDecision } from "../model/route-decision";
import { bareHost, findService, type FoundService } from "../registry/find-service";
import { calledService } from "../registry/mesh-service";
import { portProtocol } from "../registry/port-protocol";
import { sidecarScope } from "../registry/sidecar-scope";
import { connectionDecision } from "./connection-decision";
import { httpDecision, httpRoutes } from "./http-decision";
import { httpRules } from "./http-rules";
import { retryPolicy } from "./retry-policy";
import type { RouteContext } from "./route-context";
import type { VirtualService } from "./virtual-services";
import { virtualServiceFor } from "./virtual-service-for";

/** The one port at which a VirtualService routes a host that no service has. */
const PORT_OF_UNREGISTERED = 80;

/** Sends a call to the service it is addressed to. */
function toItself(
  world: MeshWorld,
  call: Call,
  { service, pod }: FoundService,
  isHttp: boolean,
): RouteDecision {
  const named = pod === "" ? service.host : `${pod}.${service.host}`;
  const host = service.host.startsWith("*") ? bareHost(call.host) : named;
  return {
    outcome: "forward",
    route: "",
    targets: [{ host, port: call.port, subset: "", share: 1, call }],
    mirrors: [],
    timeoutMs: null,
    retries: isHttp ? retryPolicy(world, undefined) : null,
    fault: null,
  };
}

interface Addressed {
  readonly found: FoundService | null;
  readonly isHttp: boolean;
}

/** What a VirtualService does with a call; null where nothing of it is for this proxy, port and protocol. */
function byVirtualService(
  virtualService: VirtualService,
  context: RouteContext,
  { found, isHttp }: Addressed,
): RouteDecision | null {
  if (!isHttp) {
    const host = bareHost(context.call.host);
    const names = found ? [host, found.service.host] : [host];
    return connectionDecision(virtualService, context, { names, addresses: found?.service.addresses ?? [] });
  }
  const routes = httpRoutes(httpRules(context.world, virtualService), context);
  return routes.length > 0 ? httpDecision(routes) : null;
}

/** The service a proxy has a listener for: one with that port, no alias of a host that nobody registered. */
function registered(world: MeshWorld, proxy: PodGroup, call: Call): FoundService | null {
  const found = findService(world, proxy, call);
  if (!found || found.service.aliasOf !== "") return null;
  return found.service.ports.some(({ number }) => number === call.port) ? found : null;
}

/** The call as a proxy takes it: on a port that speaks no HTTP a connection, whatever the bytes are. */
const asSeen = (call: Call, isHttp: boolean): Call =>
  isHttp || call.protocol === "tls" ? call : { ...call, protocol: "tcp" };

/** The host of a call that no service has, where a VirtualService may route it nevertheless. */
function ofNobody(
  world: MeshWorld,
  proxy: PodGroup,
  call: Call,
  isHttp: boolean,
): { readonly host: string; readonly namespace: "" } | null {
  const isNobodys = isHttp && call.port === PORT_OF_UNREGISTERED && !findService(world, proxy, call);
  return isNobodys ? { host: bareHost(call.host), namespace: "" } : null;
}

/** By the Gateway API routes of the service called, else by the VirtualService of the host; null where neither is for the call. */
function byRules(
  world: MeshWorld,
  proxy: PodGroup,
  call: Call,
  { found, isHttp }: Addressed,
): RouteDecision | null {
  const byApi = found && meshRoute(world, proxy, asSeen(call, isHttp), calledService(found.service));
  if (byApi) return byApi;
  const service = found?.service ?? ofNobody(world, proxy, call, isHttp);
  const { port } = call;
  const virtualService =
    service && virtualServiceFor(world, proxy, { host: service.host, port, namespace: service.namespace });
  const context = { world, proxy, call, gateway: "mesh", port, scheme: "http" } as const;
  return virtualService && byVirtualService(virtualService, context, { found, isHttp });
}

/**
 * What a sidecar or waypoint does with a call by the Gateway API routes or else the VirtualServices of the mesh: routes it,
 * sends it to the service called, or where it knows none passes it through or drops it.
 * https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/
 */
export function meshCall(world: MeshWorld, proxy: PodGroup, call: Call): RouteDecision {
  const found = registered(world, proxy, call);
  const isHttp = portProtocol(world, proxy, call) !== "tcp";
  const byRule = byRules(world, proxy, call, { found, isHttp });
  if (byRule) return byRule;
  if (found) return toItself(world, call, found, isHttp);
  const { outbound } = sidecarScope(world, proxy);
  return { outcome: outbound === "REGISTRY_ONLY" ? "blackHole" : "passthrough" };
}
