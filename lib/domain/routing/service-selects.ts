import type { ClusterObject } from "../mesh/cluster-object";
import { objectAt, textMapAt } from "../mesh/read-json";
import type { MeshWorkload } from "./mesh-workload";

/**
 * Whether a Service stands before a workload: it is of its namespace and selects its labels; one without a selector selects
 * nothing. https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export function serviceSelects(
  { meta, data }: ClusterObject,
  { namespace, labels }: Pick<MeshWorkload, "namespace" | "labels">,
): boolean {
  const selector = Object.entries(textMapAt(objectAt(data, "spec"), "selector"));
  return (
    meta.namespace === namespace &&
    selector.length > 0 &&
    selector.every(([name, value]) => labels[name] === value)
  );
}
