import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { groupBy } from "../../world/group-by";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textMap, textsIn } from "../../world/read-json";
import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import type { PodGroup } from "../model/pod-group";
import { destinationHosts, virtualServices } from "../routing/virtual-services";
import { isExportedTo } from "./exported-to";
import { hostsOverlap } from "./hosts-overlap";
import { inOrderOfCreation } from "./in-order-of-creation";

interface Imported {
  /** `*`, or a namespace. */
  readonly namespace: string;
  readonly host: string;
}

interface EgressListener {
  /** null: every port that no other listener is for. */
  readonly port: number | null;
  readonly imports: readonly Imported[];
  /** Hosts that imported VirtualServices send to; they are known although nothing imports them. */
  readonly routedTo: ReadonlySet<string>;
}

/** What a Sidecar lets the proxies it applies to know. */
export interface SidecarScope {
  /** null: every port's services of every namespace. */
  readonly listeners: readonly EgressListener[] | null;
  readonly outbound: "ALLOW_ANY" | "REGISTRY_ONLY";
}

const NETWORKING = "networking.istio.io";

function importOf(written: string, own: string): readonly Imported[] {
  const at = written.indexOf("/");
  const namespace = at < 0 ? "*" : written.slice(0, at);
  if (namespace === "~") return [];
  return [{ namespace: namespace === "." ? own : namespace, host: written.slice(at + 1).toLowerCase() }];
}

const imports = (listed: readonly Imported[], namespace: string, host: string): boolean =>
  listed.some(
    (one) => (one.namespace === "*" || one.namespace === namespace) && hostsOverlap(one.host, host),
  );

function listenerOf(world: MeshWorld, egress: JsonObject, own: string): EgressListener {
  const listed = textsIn(egress["hosts"]).flatMap((one) => importOf(one, own));
  const number = jsonAt(egress, "port", "number");
  const routes = virtualServices(world).filter(
    (one) =>
      one.gateways.includes("mesh") &&
      isExportedTo(one.exportTo, one.namespace, own) &&
      one.hosts.some((host) => imports(listed, one.namespace, host)),
  );
  return {
    port: typeof number === "number" ? number : null,
    imports: listed,
    routedTo: new Set(routes.flatMap(destinationHosts)),
  };
}

/** A policy that is written without a mode is REGISTRY_ONLY, the first of its values; one that is not written is ALLOW_ANY. */
function outboundOf(policy: Json | undefined, absent: SidecarScope["outbound"]): SidecarScope["outbound"] {
  if (!isObject(policy)) return absent;
  return policy["mode"] === "ALLOW_ANY" ? "ALLOW_ANY" : "REGISTRY_ONLY";
}

const meshOutbound = (world: MeshWorld): SidecarScope["outbound"] =>
  jsonAt(world.meshConfig, "outboundTrafficPolicy", "mode") === "REGISTRY_ONLY"
    ? "REGISTRY_ONLY"
    : "ALLOW_ANY";

function scopeOf(world: MeshWorld, sidecar: K8sObject | undefined, own: string): SidecarScope {
  const egress = objectsIn(jsonAt(sidecar, "spec", "egress"));
  return {
    listeners: egress.length === 0 ? null : egress.map((one) => listenerOf(world, one, own)),
    outbound: outboundOf(jsonAt(sidecar, "spec", "outboundTrafficPolicy"), meshOutbound(world)),
  };
}

interface Sidecars {
  readonly byNamespace: ReadonlyMap<string, readonly K8sObject[]>;
  /** By the Sidecar and the namespace it is read for. */
  readonly scopes: Map<string, SidecarScope>;
}

const sidecarsOf = perWorld((world: MeshWorld): Sidecars => ({
  byNamespace: groupBy(
    world.objects(NETWORKING, "Sidecar").toSorted(inOrderOfCreation),
    ({ metadata }) => metadata.namespace ?? "",
  ),
  scopes: new Map(),
}));

const selectorOf = (sidecar: K8sObject): Json | undefined =>
  jsonAt(sidecar, "spec", "workloadSelector", "labels");

/** The Sidecar of a workload: one that selects it, else its namespace's, else the root namespace's; the oldest of each. */
function sidecarFor(world: MeshWorld, client: PodGroup, { byNamespace }: Sidecars): K8sObject | undefined {
  const own = byNamespace.get(client.end.namespace) ?? [];
  const selects = (sidecar: K8sObject): boolean => {
    const labels = textMap(selectorOf(sidecar));
    return labels.size > 0 && [...labels].every(([name, value]) => client.labels.get(name) === value);
  };
  const forAll = (sidecar: K8sObject): boolean => textMap(selectorOf(sidecar)).size === 0;
  return own.find(selects) ?? own.find(forAll) ?? (byNamespace.get(world.rootNamespace) ?? []).find(forAll);
}

/**
 * What a proxy may know of the mesh. A Sidecar narrows that of sidecars only; gateways and waypoints know everything.
 * https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
export function sidecarScope(world: MeshWorld, client: PodGroup): SidecarScope {
  const sidecars = sidecarsOf(world);
  const { dataPlane, namespace } = client.end;
  const found = dataPlane === "sidecar" ? sidecarFor(world, client, sidecars) : undefined;
  const { namespace: where = "", name = "" } = found?.metadata ?? {};
  const key = `${where}/${name}/${namespace}`;
  const scope = sidecars.scopes.get(key) ?? scopeOf(world, found, namespace);
  sidecars.scopes.set(key, scope);
  return scope;
}

/** The listeners for a port: those that name it, else those for every other port. */
function listenersFor(listeners: readonly EgressListener[], port: number): readonly EgressListener[] {
  const own = listeners.filter((one) => one.port === port);
  return own.length > 0 ? own : listeners.filter((one) => one.port === null);
}

/** Whether a proxy of a scope knows a service on a port. */
export function knows(
  { listeners }: SidecarScope,
  { host, namespace }: { readonly host: string; readonly namespace: string },
  port: number,
): boolean {
  if (listeners === null) return true;
  return listenersFor(listeners, port).some(
    (one) => imports(one.imports, namespace, host) || one.routedTo.has(host),
  );
}

/** Whether a proxy of a scope knows a VirtualService on a port: one of its hosts is imported. */
export function knowsVirtualService(
  { listeners }: SidecarScope,
  { hosts, namespace }: { readonly hosts: readonly string[]; readonly namespace: string },
  port: number,
): boolean {
  if (listeners === null) return true;
  return listenersFor(listeners, port).some((one) =>
    hosts.some((host) => imports(one.imports, namespace, host)),
  );
}
