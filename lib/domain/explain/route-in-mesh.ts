import type { Caller } from "../routing/caller";
import { routeRules } from "../routing/route-rules";
import { apiRoutesOfService } from "./api-routes/api-routes-of-service";
import { routeByApiRoutes } from "./api-routes/route-by-api-routes";
import { chooseVirtualService } from "./choose-virtual-service";
import { delegateSteps } from "./delegate-steps";
import { findService, type FoundService } from "./destination/find-service";
import type { KnownService } from "./destination/known-services";
import { outboundPolicy } from "./destination/outbound-policy";
import { seenProtocol } from "./destination/seen-protocol";
import { serviceStep } from "./destination/service-step";
import type { ExplainMesh } from "./explain-mesh";
import type { ExplainStep } from "./explanation";
import {
  asSpoken,
  type Decided,
  type ExplainCall,
  isRequest,
  type Routed,
  type RoutedTarget,
} from "./routed";
import { routeByVirtualServices } from "./route-by-virtual-services";
import { step } from "./step";
import { unreadSteps } from "./unread-steps";
import { DEFAULT_RETRIES } from "./virtual-services/retries-of";

/** The one port at which a VirtualService routes a host that no service has. */
const PORT_OF_UNREGISTERED = 80;

/** What a proxy inside the mesh does with a call. */
export type InMesh = {
  /** As the proxy sees it: on a port that speaks no HTTP a connection. */
  readonly call: ExplainCall;
} & (
  | { readonly kind: "routed"; readonly routed: Decided }
  /** It knows no such host. */
  | { readonly kind: "blackHole" | "passthrough"; readonly steps: readonly ExplainStep[] }
);

/** Who calls what; `service` null where nobody registered the host. */
interface Addressed {
  readonly caller: Caller;
  readonly call: ExplainCall;
  readonly service: KnownService | null;
}

const unrouted = (steps: readonly ExplainStep[]): Routed => ({ kind: "unrouted", fault: null, steps });

/** By the Gateway API routes of the service; unrouted where none rules it. */
function byApiRoutes(mesh: ExplainMesh, { caller, call, service }: Addressed): Routed {
  if (!service) return unrouted([]);
  const { routes, steps } = apiRoutesOfService(mesh, caller, service, call);
  const routed = routeByApiRoutes(mesh, { caller, routes }, call) ?? unrouted([]);
  return { ...routed, steps: [...steps, ...routed.steps] };
}

/** By the VirtualService of the host; unrouted where there is none or it is not for the call. */
function byVirtualService(mesh: ExplainMesh, { caller, call, service }: Addressed): Routed {
  const { routing } = mesh;
  const { host, namespace } = service ?? { host: call.host, namespace: "" };
  const { virtualService, steps } = chooseVirtualService(routing, caller, {
    host,
    port: call.port,
    namespace,
  });
  if (!virtualService) return unrouted(steps);
  const { object } = virtualService;
  const sections = isRequest(call) ? (["http"] as const) : (["tls", "tcp"] as const);
  const rules = sections.flatMap((section) => routeRules(routing.snapshot, object, section));
  const addresses = service?.addresses ?? [];
  const context = { caller, gateway: "mesh", addresses, names: service ? [service.host] : [] };
  const routed = routeByVirtualServices(mesh, rules, context, call) ?? unrouted([]);
  const delegated = isRequest(call) ? delegateSteps(routing.snapshot, object) : [];
  return { ...routed, steps: [...steps, ...unreadSteps(object, sections), ...delegated, ...routed.steps] };
}

/** Gateway API routes of a service take the place of VirtualServices. https://gateway-api.sigs.k8s.io/mesh/ */
function byRules(mesh: ExplainMesh, addressed: Addressed): Routed {
  const byApi = byApiRoutes(mesh, addressed);
  if (byApi.kind !== "unrouted") return byApi;
  const routed = byVirtualService(mesh, addressed);
  return { ...routed, steps: [...byApi.steps, ...routed.steps] };
}

/** Sends a call to the service that it is addressed to. */
function toItself(
  { service, pod, called }: FoundService,
  call: ExplainCall,
  steps: readonly ExplainStep[],
): Decided {
  const named = pod === "" ? service.host : `${pod}.${service.host}`;
  const host = service.host.startsWith("*") ? called : named;
  const target: RoutedTarget = { host, port: call.port, subset: "", percent: 100, call };
  const itself = step({ object: null }, "route", "takes", `no route is for it: it goes to ${host} itself`);
  const retries = isRequest(call) ? DEFAULT_RETRIES : null;
  return {
    kind: "forward",
    targets: [target],
    timeoutMs: null,
    retries,
    fault: null,
    steps: [...steps, itself],
  };
}

/** VirtualServices may route requests of hosts that nobody registered. */
const isRuledUnregistered = (call: ExplainCall): boolean =>
  isRequest(call) && call.port === PORT_OF_UNREGISTERED;

/** The service that the proxy has a listener for: one with that port, no alias of a host that nobody registered. */
const isListened = ({ service }: FoundService, port: number): boolean =>
  service.aliasOf === "" && service.ports.some(({ number }) => number === port);

/**
 * What a sidecar or waypoint does with a call: by the Gateway API routes of the service called, else by the VirtualService of
 * the host, else to the service itself; what it does not know it passes through or drops.
 * https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/
 */
export function routeInMesh(
  mesh: ExplainMesh,
  caller: Caller,
  asked: ExplainCall,
  host = asked.host,
): InMesh {
  const { port } = asked;
  const seeker = { caller, namespace: caller.namespace };
  const known = findService(mesh.routing, seeker, { host, port, completes: true });
  const found = known && isListened(known, port) ? known : null;
  const call = { ...asked, protocol: seenProtocol(mesh.routing, seeker, { ...asked, host }) };
  const ruled =
    found !== null || (known === null && isRuledUnregistered(call))
      ? byRules(mesh, { caller, call, service: found?.service ?? null })
      : unrouted([]);
  const steps = [serviceStep(known, { host, port }), ...ruled.steps];
  if (ruled.kind !== "unrouted")
    return { kind: "routed", call, routed: asSpoken({ ...ruled, steps }, asked) };
  if (found) return { kind: "routed", call, routed: asSpoken(toItself(found, call, steps), asked) };
  const policy = outboundPolicy(mesh.routing, caller);
  return { call, kind: policy.passes ? "passthrough" : "blackHole", steps: [...steps, policy.step] };
}
