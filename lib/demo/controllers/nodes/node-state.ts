import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textMap, textOr } from "../../world/read-json";

/** Unix milliseconds since when a node is not ready; null while it is. A node that tells nothing of it is ready. */
export function nodeLostAt(node: K8sObject): number | null {
  const ready = objectsIn(jsonAt(node, "status", "conditions")).find(({ type }) => type === "Ready");
  if (ready === undefined || ready["status"] === "True") return null;
  const since = Date.parse(textOr(ready["lastTransitionTime"]));
  return Number.isNaN(since) ? 0 : since;
}

/** A node's InternalIP, "" where it has none. */
export function nodeAddress(node: K8sObject): string {
  const found = objectsIn(jsonAt(node, "status", "addresses")).find(({ type }) => type === "InternalIP");
  return textOr(found?.["address"]);
}

function toleratesTaints(node: K8sObject, pod: K8sObject): boolean {
  const tolerations = objectsIn(jsonAt(pod, "spec", "tolerations"));
  return objectsIn(jsonAt(node, "spec", "taints"))
    .filter(({ effect }) => effect === "NoSchedule" || effect === "NoExecute")
    .every((taint) =>
      tolerations.some(
        (one) =>
          (one["key"] === undefined || one["key"] === taint["key"]) &&
          (one["effect"] === undefined || one["effect"] === taint["effect"]) &&
          (one["operator"] === "Exists" || textOr(one["value"]) === textOr(taint["value"])),
      ),
    );
}

/**
 * Whether a new pod may be put on a node: it is ready, not cordoned, carries the labels of the pod's nodeSelector, and the pod
 * tolerates its taints. https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
export function acceptsPod(node: K8sObject, pod: K8sObject): boolean {
  const wanted = [...textMap(jsonAt(pod, "spec", "nodeSelector"))];
  return (
    nodeLostAt(node) === null &&
    jsonAt(node, "spec", "unschedulable") !== true &&
    wanted.every(([key, value]) => node.metadata.labels?.[key] === value) &&
    toleratesTaints(node, pod)
  );
}
