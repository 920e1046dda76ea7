import type { K8sObject } from "../../world/k8s-object";

const age = ({ metadata }: K8sObject): string => metadata.creationTimestamp ?? "";
const id = ({ metadata }: K8sObject): string => `${metadata.name}.${metadata.namespace ?? ""}`;

/**
 * Orders objects as Istio does before it merges them or lets one win: the oldest first, of one second by name and namespace.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
export function inOrderOfCreation(left: K8sObject, right: K8sObject): number {
  const [a, b] = age(left) === age(right) ? [id(left), id(right)] : [age(left), age(right)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
