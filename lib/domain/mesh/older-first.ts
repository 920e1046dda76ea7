import type { ClusterObject } from "./cluster-object";

const compareTexts = (one: string, other: string): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

/** An object that is not yet written is younger than every other. */
const born = ({ meta }: ClusterObject): string => meta.creationTimestamp || "~";

/**
 * Orders objects as Istio does where several want the same: oldest first, equal ages by name and then namespace.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
export function olderFirst(one: ClusterObject, other: ClusterObject): number {
  return (
    compareTexts(born(one), born(other)) ||
    compareTexts(one.meta.name, other.meta.name) ||
    compareTexts(one.meta.namespace, other.meta.namespace)
  );
}
