import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { isExportedTo, shareNamespace } from "@/lib/domain/mesh/hosts/exported-to";
import { hostMatches } from "@/lib/domain/mesh/hosts/host-matches";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";
import { objectAt, objectsAt, textsAt } from "@/lib/domain/mesh/read-json";
import { derive } from "../derive";
import { BY_KIND, BY_NAME, BY_NAMESPACE } from "../indexes";
import type { MeshView } from "../mesh-view";
import { isSelectorless } from "../policy-targets";

/** An object with the full host that it is for. */
export interface HostedObject {
  readonly object: ClusterObject;
  readonly host: string;
}

/** What a Sidecar lets its proxies know, as `namespace/host`; null where it leaves out nothing. */
function egressHosts({ data }: ClusterObject): readonly string[] | null {
  const listeners = objectsAt(objectAt(data, "spec"), "egress");
  return listeners.length === 0 ? null : listeners.flatMap((listener) => textsAt(listener, "hosts"));
}

/** What some proxy of a namespace may know; null where it is everything. */
const IMPORTS = derive("imports of a namespace", (namespace, mesh): readonly string[] | null => {
  const own = mesh.find(BY_NAMESPACE, `Sidecar/${namespace}`);
  const standard = [
    ...own.filter(isSelectorless),
    ...mesh.find(BY_NAMESPACE, `Sidecar/${mesh.settings.rootNamespace}`).filter(isSelectorless),
  ][0];
  if (standard === undefined) return null;
  const hosts = [standard, ...own].map(egressHosts);
  return hosts.some((list) => list === null) ? null : hosts.flatMap((list) => list ?? []);
});

function imports(mesh: MeshView, namespace: string, { object, host }: HostedObject): boolean {
  const imported = mesh.memo(IMPORTS, namespace);
  if (imported === null) return true;
  const homes = [object.meta.namespace, serviceOfHost(host)?.namespace ?? ""];
  return imported.some((written) => {
    const [from = "", name = ""] = written.split("/");
    const inScope = from === "*" || homes.includes(from === "." ? namespace : from);
    return inScope && (name === "*" || hostMatches(name, host));
  });
}

/** Whether there is a namespace that both objects are exported to. */
export function exportedTogether(mesh: MeshView, one: ClusterObject, other: ClusterObject): boolean {
  return shareNamespace(one, other) && inSomeNamespace(mesh, one, other, () => true);
}

/**
 * Whether there is a namespace some proxy of which knows both objects: both are exported to it, and the Sidecars in force
 * there leave out neither. https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
export function knownTogether(mesh: MeshView, one: HostedObject, other: HostedObject): boolean {
  if (!shareNamespace(one.object, other.object)) return false;
  if (!mesh.knows("Sidecar")) return true;
  return inSomeNamespace(
    mesh,
    one.object,
    other.object,
    (namespace) => imports(mesh, namespace, one) && imports(mesh, namespace, other),
  );
}

/** Whether something holds of a namespace that both are exported to. Their own come first: mostly that is enough to read. */
function inSomeNamespace(
  mesh: MeshView,
  one: ClusterObject,
  other: ClusterObject,
  holds: (namespace: string) => boolean,
): boolean {
  if (!mesh.knows("Namespace")) return true;
  const fits = (namespace: string): boolean =>
    isExportedTo(one, namespace) && isExportedTo(other, namespace) && holds(namespace);
  const own = [one.meta.namespace, other.meta.namespace];
  return (
    own.some((name) => mesh.find(BY_NAME, `Namespace//${name}`).length > 0 && fits(name)) ||
    mesh.find(BY_KIND, "Namespace").some(({ meta }) => fits(meta.name))
  );
}
