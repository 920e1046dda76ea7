import type { ClusterObject } from "../../mesh/cluster-object";
import { hostMatches } from "../../mesh/hosts/host-matches";
import { serviceHost } from "../../mesh/hosts/resolve-host";

import { objectAt, objectsAt, textAt, textsAt } from "../../mesh/read-json";
import { serviceEntryHosts } from "../../mesh/resources/service-entry";
import type { Caller } from "../../routing/caller";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainStep } from "../explanation";
import type { ExplainCall } from "../routed";
import { refOf, step } from "../step";
import { olderRouteFirst } from "./older-route-first";
import { droppedStep } from "./dropped-step";

/** The kinds that route a protocol; of those attached only the first kind counts. */
const KINDS: Readonly<Record<ExplainCall["protocol"], readonly string[]>> = {
  http: ["HTTPRoute", "GRPCRoute"],
  grpc: ["GRPCRoute", "HTTPRoute"],
  tls: ["TLSRoute", "TCPRoute"],
  tcp: ["TCPRoute"],
};

export interface CalledService {
  /** The full host. */
  readonly host: string;
  readonly namespace: string;
}

interface MeshRoutes {
  /** The oldest first; empty where no route rules the service. */
  readonly routes: readonly ClusterObject[];
  /** Routes that are attached and do not count, and why. */
  readonly steps: readonly ExplainStep[];
}

function hostsOf({ routing }: ExplainMesh, kind: string, namespace: string, name: string): readonly string[] {
  if (kind === "Service") return [serviceHost(namespace, name)];
  const entry = routing.snapshot.get("ServiceEntry", namespace, name);
  return entry ? serviceEntryHosts(entry).map((host) => host.toLowerCase()) : [];
}

/** Whether a route names a service as a parent, for the port called. */
function isAttached(mesh: ExplainMesh, route: ClusterObject, host: string, port: number): boolean {
  return objectsAt(objectAt(route.data, "spec"), "parentRefs").some((ref) => {
    const [kind, group] = [textAt(ref, "kind"), textAt(ref, "group")];
    const isService = kind === "Service" && (group === "" || group === "core");
    if (!isService && !(kind === "ServiceEntry" && group === "networking.istio.io")) return false;
    const hosts = hostsOf(mesh, kind, textAt(ref, "namespace") || route.meta.namespace, textAt(ref, "name"));
    return hosts.includes(host) && (typeof ref["port"] !== "number" || ref["port"] === port);
  });
}

/** A TLSRoute without hostnames stands for the service's own name. */
function takesServerName(route: ClusterObject, call: ExplainCall, host: string): boolean {
  const hostnames = textsAt(objectAt(route.data, "spec"), "hostnames");
  return (
    route.kind !== "TLSRoute" ||
    (hostnames.length === 0 ? [host] : hostnames).some((one) => hostMatches(one, call.host))
  );
}

/** Of a sidecar's own namespace first, else of the service's; a waypoint obeys the latter only. */
function ruling(
  routes: readonly ClusterObject[],
  caller: Caller,
  namespace: string,
): readonly ClusterObject[] {
  const of = (wanted: string): readonly ClusterObject[] =>
    routes.filter(({ meta }) => meta.namespace === wanted);
  if (caller.dataPlane === "gateway") return [];
  const own = caller.dataPlane === "sidecar" ? of(caller.namespace) : [];
  return own.length > 0 ? own : of(namespace);
}

function attachedRoutes(
  mesh: ExplainMesh,
  kind: string,
  { host }: CalledService,
  call: ExplainCall,
): MeshRoutes {
  const attached = mesh.routing.snapshot
    .list(kind)
    .filter((route) => isAttached(mesh, route, host, call.port) && takesServerName(route, call, host))
    .map((route) => ({ route, dropped: droppedStep(mesh, route, false) }));
  return {
    routes: attached
      .filter(({ dropped }) => dropped === null)
      .map(({ route }) => route)
      .toSorted(olderRouteFirst),
    steps: attached.flatMap(({ dropped }) => dropped ?? []),
  };
}

/**
 * The Gateway API routes that rule a caller's calls of a service: those attached to it and to the port, of the caller's
 * namespace (consumer routes) before those of the service's (producer routes).
 * https://gateway-api.sigs.k8s.io/mesh/ and https://gateway-api.sigs.k8s.io/geps/gep-1426/
 */
export function apiRoutesOfService(
  mesh: ExplainMesh,
  caller: Caller,
  service: CalledService,
  call: ExplainCall,
): MeshRoutes {
  const passed: ExplainStep[] = [];
  for (const kind of KINDS[call.protocol]) {
    const { routes: attached, steps } = attachedRoutes(mesh, kind, service, call);
    passed.push(...steps);
    const routes = ruling(attached, caller, service.namespace);
    const [first] = routes;
    if (!first) continue;
    const because = `routes of ${first.meta.namespace} rule this caller's calls of ${service.host}`;
    const others = attached.filter((route) => !routes.includes(route));
    const skipped = others.map((route) => step({ object: refOf(route) }, "scope", "skips", because));
    return { routes, steps: [...passed, ...skipped] };
  }
  return { routes: [], steps: passed };
}
