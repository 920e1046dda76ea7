import type { ClusterObject } from "../../mesh/cluster-object";

const compareTexts = (one: string, other: string): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

/** An object that is not yet written is younger than every other. */
const born = ({ meta }: ClusterObject): string => meta.creationTimestamp || "~";

/**
 * Orders routes of the Gateway API by age, those of one moment by namespace and name.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function olderRouteFirst(one: ClusterObject, other: ClusterObject): number {
  return (
    compareTexts(born(one), born(other)) ||
    compareTexts(one.meta.namespace, other.meta.namespace) ||
    compareTexts(one.meta.name, other.meta.name)
  );
}
