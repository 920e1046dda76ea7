import { groupBy } from "./group-by";
import type { K8sObject } from "./k8s-object";

/** The objects of one moment, as whoever stores them sees them. */
export interface ObjectsView {
  /** All objects of a kind in an API group, whatever their version; the core group is "". */
  list(group: string, kind: string): readonly K8sObject[];
}

function groupAndKind({ apiVersion, kind }: K8sObject): string {
  const group = apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "";
  return `${group}/${kind}`;
}

/** A view of a fixed list of objects. */
export function objectsView(objects: Iterable<K8sObject>): ObjectsView {
  const byKind = groupBy(objects, groupAndKind);
  return { list: (group, kind) => byKind.get(`${group}/${kind}`) ?? [] };
}
