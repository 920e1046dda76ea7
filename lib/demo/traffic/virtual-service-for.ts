import type { K8sObject } from "../world/k8s-object";
import { jsonAt, objectsIn, textMap, textsIn } from "../world/read-json";
import type { MeshPod } from "./mesh-pod";
import { fullHost, hostMatches, type MeshWorld } from "./mesh-world";

interface HostQuery {
  readonly caller: MeshPod;
  readonly host: string;
}

/** Whether a host of a Gateway's server (`[namespace/]host`) lets a VirtualService of a namespace serve the host called. */
function serverHostMatches(
  written: string,
  called: string,
  namespaces: { readonly gateway: string; readonly virtualService: string },
): boolean {
  const [host = "", allowed = "*"] = written.split("/").toReversed();
  const wanted = allowed === "." ? namespaces.gateway : allowed;
  return (wanted === "*" || wanted === namespaces.virtualService) && hostMatches(host, called);
}

/** Whether the caller's pod serves a Gateway: its labels are those of the selector. */
const serves = (caller: MeshPod, gateway: K8sObject): boolean =>
  [...textMap(jsonAt(gateway, "spec", "selector"))].every(
    ([name, value]) => caller.labels.get(name) === value,
  );

function admits(gateway: K8sObject, virtualService: K8sObject, host: string): boolean {
  const namespaces = {
    gateway: gateway.metadata.namespace ?? "",
    virtualService: virtualService.metadata.namespace ?? "",
  };
  return objectsIn(jsonAt(gateway, "spec", "servers")).some((server) =>
    textsIn(server["hosts"]).some((written) => serverHostMatches(written, host, namespaces)),
  );
}

/** Whether a VirtualService is bound to the mesh, for a sidecar, or to a Gateway that the caller serves and that admits the host. */
function isBound(world: MeshWorld, virtualService: K8sObject, { caller, host }: HostQuery): boolean {
  const namespace = virtualService.metadata.namespace ?? "";
  const named = textsIn(jsonAt(virtualService, "spec", "gateways"));
  if (!caller.gateway) return named.length === 0 || named.includes("mesh");
  const bound = new Set(named.map((name) => (name.includes("/") ? name : `${namespace}/${name}`)));
  return world.gateways.some(
    (gateway) =>
      bound.has(`${gateway.metadata.namespace ?? ""}/${gateway.metadata.name}`) &&
      serves(caller, gateway) &&
      admits(gateway, virtualService, host),
  );
}

/** How closely a VirtualService's hosts fit the host called: an exact one most, then the longest wildcard; -1 not at all. */
function closeness(virtualService: K8sObject, called: string): number {
  const fits = textsIn(jsonAt(virtualService, "spec", "hosts"))
    .map((host) => (host.startsWith("*") ? host : fullHost(host, virtualService.metadata.namespace ?? "")))
    .filter((host) => hostMatches(host, called))
    .map((host) => (host.startsWith("*") ? host.length : Infinity));
  return Math.max(-1, ...fits);
}

/**
 * The VirtualService that routes a host for the caller, undefined where none does. Of several the one with the most specific
 * host, as Envoy chooses among the domains of its virtual hosts; of equals the first.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export function virtualServiceFor(world: MeshWorld, query: HostQuery): K8sObject | undefined {
  let best: { readonly one: K8sObject; readonly fit: number } | undefined;
  for (const one of world.virtualServices) {
    const fit = closeness(one, query.host);
    if (fit > (best?.fit ?? -1) && isBound(world, one, query)) best = { one, fit };
  }
  return best?.one;
}
