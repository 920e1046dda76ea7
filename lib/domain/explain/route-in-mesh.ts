import type { Caller } from "../routing/caller";
import { routeRules } from "../routing/route-rules";
import { routeByApiRoutes } from "./api-routes/route-by-api-routes";
import { chooseVirtualService } from "./choose-virtual-service";
import { delegateSteps } from "./delegate-steps";
import { findService, type FoundService } from "./destination/find-service";
import { outboundPolicy } from "./destination/outbound-policy";
import { seenProtocol } from "./destination/seen-protocol";
import type { ExplainMesh } from "./explain-mesh";
import type { ExplainStep } from "./explanation";
import type { ExplainCall, Routed, RoutedTarget } from "./routed";
import { routeByVirtualServices } from "./route-by-virtual-services";
import { refOf, step } from "./step";
import { DEFAULT_RETRIES } from "./virtual-services/retries-of";

/** The one port at which a VirtualService routes a host that no service has. */
const PORT_OF_UNREGISTERED = 80;

/** What a proxy inside the mesh does with a call. */
export type InMesh =
  | { readonly kind: "routed"; readonly routed: Routed }
  /** It knows no such host. */
  | { readonly kind: "blackHole" | "passthrough"; readonly steps: readonly ExplainStep[] };

const seekerOf = (caller: Caller): { caller: Caller; namespace: string } => ({
  caller,
  namespace: caller.namespace,
});

/** The service that the proxy has a listener for: one with that port, no alias of a host that nobody registered. */
function listened({ routing }: ExplainMesh, caller: Caller, call: ExplainCall): FoundService | null {
  const { host, port } = call;
  const found = findService(routing, seekerOf(caller), { host, port, completes: true });
  if (!found || found.service.aliasOf !== "") return null;
  return found.service.ports.some(({ number }) => number === port) ? found : null;
}

function serviceSteps({ routing }: ExplainMesh, caller: Caller, call: ExplainCall): readonly ExplainStep[] {
  const { host, port } = call;
  const found = findService(routing, seekerOf(caller), { host, port, completes: true });
  if (!found)
    return [
      step(
        { object: null },
        "destination",
        "unknown",
        `the proxy knows no Service or ServiceEntry of the host ${host} on port ${port}`,
      ),
    ];
  const { service } = found;
  const object = refOf(service.object);
  if (service.aliasOf !== "")
    return [
      step(
        { object, path: "spec.externalName" },
        "destination",
        "skips",
        `it only names ${service.aliasOf}, which no service has`,
      ),
    ];
  const own = service.ports.find(({ number }) => number === port);
  const ports = service.ports.map(({ number }) => number).join(", ") || "none";
  if (!own)
    return [
      step({ object, path: "spec.ports" }, "destination", "skips", `it has no port ${port}, but ${ports}`),
    ];
  const spoken = {
    http: "HTTP",
    tls: "TLS",
    tcp: "TCP",
    auto: "nothing by its name or appProtocol, so proxies look at the first bytes",
  };
  return [
    step(
      { object },
      "destination",
      "takes",
      `it is ${service.host}; port ${port} says ${spoken[own.protocol]}`,
    ),
  ];
}

/** By the Gateway API routes of the service called, else by the VirtualService of the host. */
function byRules(
  mesh: ExplainMesh,
  caller: Caller,
  call: ExplainCall,
  found: FoundService | null,
): Routed | null {
  const { routing } = mesh;
  const service = found?.service;
  const protocol = call.protocol === "tls" ? "tcp" : call.protocol;
  const routes = service
    ? routing.apiRoutes.ofService(caller, service.host, service.namespace, protocol)
    : [];
  const byApi = routeByApiRoutes(mesh, { caller, routes }, call);
  if (byApi && byApi.kind !== "unrouted") return byApi;
  const known = findService(routing, seekerOf(caller), { host: call.host, port: call.port, completes: true });
  const isHttp = call.protocol === "http" || call.protocol === "grpc";
  const unregistered = isHttp && call.port === PORT_OF_UNREGISTERED && !known;
  if (!service && !unregistered) return byApi;
  const called = { host: service?.host ?? call.host, port: call.port, namespace: service?.namespace ?? "" };
  const { virtualService, steps } = chooseVirtualService(routing, caller, called);
  const before = [...(byApi?.steps ?? []), ...steps];
  if (!virtualService) return { kind: "unrouted", fault: null, steps: before };
  const { object } = virtualService;
  const rules = (["http", "tls", "tcp"] as const).flatMap((section) =>
    routeRules(routing.snapshot, object, section),
  );
  const context = {
    caller,
    gateway: "mesh",
    addresses: service?.addresses ?? [],
    names: service ? [service.host] : [],
  };
  const routed = routeByVirtualServices(mesh, rules, context, call) ?? {
    kind: "unrouted",
    fault: null,
    steps: [],
  };
  return { ...routed, steps: [...before, ...delegateSteps(routing.snapshot, object), ...routed.steps] };
}

/** Sends a call to the service that it is addressed to. */
function toItself({ service, pod }: FoundService, call: ExplainCall, steps: readonly ExplainStep[]): Routed {
  const named = pod === "" ? service.host : `${pod}.${service.host}`;
  const host = service.host.startsWith("*") ? call.host : named;
  const isHttp = call.protocol === "http" || call.protocol === "grpc";
  const target: RoutedTarget = { host, port: call.port, subset: "", percent: 100, call };
  const itself = step({ object: null }, "route", "takes", `no route is for it: it goes to ${host} itself`);
  return {
    kind: "forward",
    targets: [target],
    timeoutMs: null,
    retries: isHttp ? DEFAULT_RETRIES : null,
    fault: null,
    steps: [...steps, itself],
  };
}

/**
 * What a sidecar or waypoint does with a call: by the Gateway API routes of the service called, else by the VirtualService of
 * the host, else to the service itself; what it does not know it passes through or drops.
 * https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/
 */
export function routeInMesh(mesh: ExplainMesh, caller: Caller, asked: ExplainCall): InMesh {
  const found = listened(mesh, caller, asked);
  const call = { ...asked, protocol: seenProtocol(mesh.routing, seekerOf(caller), asked) };
  const about = serviceSteps(mesh, caller, asked);
  const routed = byRules(mesh, caller, call, found);
  const steps = [...about, ...(routed?.steps ?? [])];
  if (routed && routed.kind !== "unrouted") return { kind: "routed", routed: { ...routed, steps } };
  if (found) return { kind: "routed", routed: toItself(found, call, steps) };
  const policy = outboundPolicy(mesh.routing, caller);
  return { kind: policy.passes ? "passthrough" : "blackHole", steps: [...steps, policy.step] };
}
