import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textMapAt } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "./finding";
import type { MeshView } from "./mesh-view";
import { isSelected, type MeshWorkload, workloadsSelected, workloadsSelectedAnywhere } from "./workloads-of";

type Labels = Readonly<Record<string, string>>;

/** The labels by which an object selects workloads; empty where it selects all. */
export function selectorOf({ data }: ClusterObject): Labels {
  const spec = objectAt(data, "spec");
  if ("workloadSelector" in spec) return textMapAt(objectAt(spec, "workloadSelector"), "labels");
  return textMapAt(objectAt(spec, "selector"), "matchLabels");
}

/** Whether an object is for all workloads of its namespace. */
export function isSelectorless(object: ClusterObject): boolean {
  return Object.keys(selectorOf(object)).length === 0 && targetRefsOf(object).length === 0;
}

/** Where an object writes its selector. */
export function selectorPath({ data }: ClusterObject): FieldPath {
  return ["spec", "workloadSelector" in objectAt(data, "spec") ? "workloadSelector" : "selector"];
}

/** What a policy is attached to by name, each with its place. */
export function targetRefsOf({
  data,
}: ClusterObject): readonly { readonly ref: JsonObject; readonly path: FieldPath }[] {
  const spec = objectAt(data, "spec");
  const listed = objectsAt(spec, "targetRefs");
  if (listed.length > 0) return listed.map((ref, index) => ({ ref, path: ["spec", "targetRefs", index] }));
  return "targetRef" in spec ? [{ ref: objectAt(spec, "targetRef"), path: ["spec", "targetRef"] }] : [];
}

/**
 * The workloads that an object's selector selects: of its namespace, and of all namespaces where a policy is in the root
 * namespace. https://istio.io/latest/docs/reference/config/security/authorization-policy/#AuthorizationPolicy
 */
export function selectedWorkloads(mesh: MeshView, object: ClusterObject): readonly MeshWorkload[] {
  const selector = selectorOf(object);
  const { namespace } = object.meta;
  if (namespace !== mesh.settings.rootNamespace || object.kind === "Sidecar")
    return workloadsSelected(mesh, namespace, selector);
  return workloadsSelectedAnywhere(mesh, selector);
}

/** Whether a policy without `targetRefs` is for a workload: its own namespace's or the root namespace's, and selected. */
export function coversWorkload(mesh: MeshView, object: ClusterObject, workload: MeshWorkload): boolean {
  const { namespace } = object.meta;
  const reaches = namespace === workload.ref.namespace || namespace === mesh.settings.rootNamespace;
  return reaches && targetRefsOf(object).length === 0 && isSelected(workload, selectorOf(object));
}
