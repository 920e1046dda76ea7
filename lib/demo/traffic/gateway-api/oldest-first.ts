import type { K8sObject } from "../../world/k8s-object";

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Orders objects by age, those of one moment by namespace and name, as conflicts between routes are decided. */
export function oldestFirst(left: K8sObject, right: K8sObject): number {
  const [a, b] = [left.metadata, right.metadata];
  return (
    compareText(a.creationTimestamp ?? "", b.creationTimestamp ?? "") ||
    compareText(a.namespace ?? "", b.namespace ?? "") ||
    compareText(a.name, b.name)
  );
}
