import type { ClusterObject } from "../mesh/cluster-object";
import { hostMatches } from "../mesh/hosts/host-matches";
import { resolveHost } from "../mesh/hosts/resolve-host";
import { objectAt, objectsAt, textAt, textsAt } from "../mesh/read-json";
import { hostnamesOf, parentsOf } from "../routing/api-routes";
import type { Caller } from "../routing/caller";
import type { MeshRouting } from "../routing/mesh-routing";
import { backendHosts, destinationHosts } from "../routing/routed-hosts";
import { readVirtualService } from "../routing/virtual-service";
import type { CalledHost } from "./called-hosts";
import type { ChangedObject } from "./changed-objects";

/** Whether a change can send a caller's calls to a host elsewhere. Where it says no, nothing has to be decided again. */
export type RoutingReach = (caller: Pick<Caller, "namespace">, called: CalledHost) => boolean;

const API_ROUTES: ReadonlySet<string> = new Set(["HTTPRoute", "GRPCRoute", "TCPRoute"]);

/** Hosts, of which some begin with `*`. */
class HostSet {
  readonly #names = new Set<string>();
  readonly #wildcards = new Set<string>();

  add(hosts: readonly string[]): void {
    for (const host of hosts) {
      const lower = host.toLowerCase();
      if (lower.startsWith("*")) this.#wildcards.add(lower);
      else if (lower !== "") this.#names.add(lower);
    }
  }

  /** Whether one of them can mean the same host. */
  meets(host: string): boolean {
    const lower = host.toLowerCase();
    if (this.#names.has(lower)) return true;
    if (lower.startsWith("*")) for (const name of this.#names) if (hostMatches(lower, name)) return true;
    for (const wildcard of this.#wildcards) if (hostMatches(wildcard, lower)) return true;
    return false;
  }
}

/** What is reached: hosts of the mesh and of gateways, and callers whatever they call. */
interface Reached {
  readonly mesh: HostSet;
  readonly gateway: HostSet;
  readonly namespaces: Set<string>;
  everyGateway: boolean;
  everything: boolean;
}

function addRoute(reached: Reached, route: ClusterObject): void {
  const { hosts, gateways } = parentsOf(route);
  reached.mesh.add(hosts);
  if (gateways.length > 0) reached.gateway.add(hostnamesOf(route));
}

function addVirtualService(reached: Reached, object: ClusterObject): void {
  const { hosts, gateways } = readVirtualService(object);
  if (gateways.includes("mesh")) reached.mesh.add(hosts);
  reached.gateway.add(hosts);
}

/** The hosts of which a changed object says what becomes of connections there. */
function targetsOf(kind: string, { data, meta }: ClusterObject): readonly string[] {
  if (kind === "ServiceEntry") return textsAt(objectAt(data, "spec"), "hosts");
  if (kind !== "DestinationRule") return [];
  return [resolveHost(textAt(objectAt(data, "spec"), "host"), meta.namespace)];
}

function addChanged(reached: Reached, kind: string, object: ClusterObject): void {
  if (API_ROUTES.has(kind)) addRoute(reached, object);
  else if (kind === "VirtualService") addVirtualService(reached, object);
  else if (kind === "Sidecar") reached.namespaces.add(object.meta.namespace);
  else if (kind.startsWith("Gateway.")) reached.everyGateway = true;
  else if (kind === "ReferenceGrant") reached.everything = true;
  else reached.mesh.add(targetsOf(kind, object));
}

const nameOf = ({ meta }: ClusterObject): string => `${meta.namespace}/${meta.name}`;

const delegatesOf = ({ data, meta }: ClusterObject): readonly string[] =>
  objectsAt(objectAt(data, "spec"), "http").flatMap((rule) => {
    const delegate = objectAt(rule, "delegate");
    const name = textAt(delegate, "name");
    return name === "" ? [] : [`${textAt(delegate, "namespace") || meta.namespace}/${name}`];
  });

/** The routes that lead to a host that is reached, or that take in a VirtualService that does or that changes. */
function addLeading(
  { snapshot }: MeshRouting,
  reached: Reached,
  targets: HostSet,
  changed: Set<string>,
): void {
  const virtualServices = snapshot.list("VirtualService");
  for (const object of virtualServices) {
    if (!destinationHosts(object).some((host) => targets.meets(host))) continue;
    addVirtualService(reached, object);
    changed.add(nameOf(object));
  }
  for (const object of virtualServices)
    if (delegatesOf(object).some((name) => changed.has(name))) addVirtualService(reached, object);
  for (const kind of API_ROUTES)
    for (const route of snapshot.list(kind))
      if (backendHosts(route).some((host) => targets.meets(host))) addRoute(reached, route);
}

/**
 * Finds which calls changed objects can send elsewhere: those to the hosts they are for, and those to hosts whose routes, before
 * or after, lead to a host whose DestinationRule or ServiceEntry changes. It may say yes too often, never no.
 */
export function routingReach(
  meshes: { readonly before: MeshRouting; readonly after: MeshRouting },
  changed: readonly ChangedObject[],
): RoutingReach {
  const [mesh, gateway, targets] = [new HostSet(), new HostSet(), new HostSet()];
  const namespaces = new Set<string>();
  const reached: Reached = { mesh, gateway, namespaces, everyGateway: false, everything: false };
  const virtualServices = new Set<string>();
  for (const { kind, ...sides } of changed)
    for (const object of [sides.before, sides.after]) {
      if (object === null) continue;
      addChanged(reached, kind, object);
      targets.add(targetsOf(kind, object));
      if (kind === "VirtualService") virtualServices.add(nameOf(object));
    }
  for (const side of [meshes.before, meshes.after]) addLeading(side, reached, targets, virtualServices);
  return (caller, called) => {
    if (reached.everything || namespaces.has(meshes.before.rootNamespace)) return true;
    if (namespaces.has(caller.namespace)) return true;
    if (called.gateway !== "mesh") return reached.everyGateway || gateway.meets(called.host);
    return mesh.meets(called.host);
  };
}
