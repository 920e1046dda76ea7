import type { ClusterObject } from "../cluster-object";
import { objectAt, textsAt } from "../read-json";

const ANNOTATION = "networking.istio.io/exportTo";

/**
 * The namespaces an object is exported to, as written: names, `.` (its own), `*` (all) or `~` (none); empty where nothing is
 * said, which means all. Of Services the annotation counts, of Istio's kinds `spec.exportTo`.
 * https://istio.io/latest/docs/reference/config/annotations/#NetworkingExportTo
 */
export function exportTo({ kind, meta, data }: ClusterObject): readonly string[] {
  if (kind !== "Service") return textsAt(objectAt(data, "spec"), "exportTo");
  const written = meta.annotations[ANNOTATION] ?? "";
  return written
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/**
 * Whether proxies in a namespace may know the object.
 * https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry-export_to
 */
export function isExportedTo(object: ClusterObject, namespace: string): boolean {
  const written = exportTo(object);
  if (written.length === 0) return true;
  if (written.includes("~")) return false;
  return (
    written.includes("*") ||
    written.includes(namespace) ||
    (written.includes(".") && object.meta.namespace === namespace)
  );
}

/**
 * Whether there can be a namespace that knows both objects: one is exported to all, or both to one namespace.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/#DestinationRule-export_to
 */
export function shareNamespace(one: ClusterObject, other: ClusterObject): boolean {
  const [here, there] = [namespacesOf(one), namespacesOf(other)];
  if (here.length === 0 || there.length === 0) return false;
  if (here.includes("*") || there.includes("*")) return true;
  return here.some((namespace) => there.includes(namespace));
}

function namespacesOf(object: ClusterObject): readonly string[] {
  const written = exportTo(object);
  if (written.length === 0) return ["*"];
  if (written.includes("~")) return [];
  return written.map((name) => (name === "." ? object.meta.namespace : name));
}
