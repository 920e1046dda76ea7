import { CONFIG_KINDS } from "../config/config-kinds";
import type { ClusterObject } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";

/** An object that a draft creates (before null), changes or deletes (after null). */
export interface ChangedObject {
  /** Key of its kind in `KINDS`. */
  readonly kind: string;
  readonly before: ClusterObject | null;
  readonly after: ClusterObject | null;
}

const nameOf = ({ meta }: ClusterObject): string => `${meta.namespace}/${meta.name}`;
const textOf = ({ meta, data }: ClusterObject): string =>
  JSON.stringify([meta.labels, meta.annotations, data["spec"]]);

const sortName = ({ after, before }: ChangedObject): string => {
  const object = after ?? before;
  return object ? nameOf(object) : "";
};

/** The objects of configuration that differ between two snapshots, in the order of kinds and names. */
export function changedObjects(before: ClusterSnapshot, after: ClusterSnapshot): readonly ChangedObject[] {
  return CONFIG_KINDS.flatMap(({ key: kind }) => {
    const held = new Map(before.list(kind).map((object) => [nameOf(object), object]));
    const changed: ChangedObject[] = [];
    for (const object of after.list(kind)) {
      const old = held.get(nameOf(object)) ?? null;
      held.delete(nameOf(object));
      if (old !== object && (old === null || textOf(old) !== textOf(object)))
        changed.push({ kind, before: old, after: object });
    }
    const gone = [...held.values()].map((object) => ({ kind, before: object, after: null }));
    return [...changed, ...gone].sort((a, b) => (sortName(a) < sortName(b) ? -1 : 1));
  });
}
