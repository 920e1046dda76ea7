import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectChange } from "@/lib/ports/cluster-source";
import { objectKey, type ObjectTable } from "./object-table";

/** One event of a watch, in the order it came; null says the object is gone. */
export type ObjectStep = readonly [key: string, object: ClusterObject | null];

/** What a watch tells, change by change: an object that changed twice in one batch is told of twice. */
export function changesOfSteps(
  kindKey: string,
  before: ObjectTable | undefined,
  steps: readonly ObjectStep[],
): readonly ObjectChange[] {
  const latest = new Map<string, ClusterObject | null>();
  return steps.flatMap(([key, object]) => {
    const known = latest.has(key) ? (latest.get(key) ?? undefined) : before?.get(key);
    latest.set(key, object);
    return changeBetween(kindKey, known, object ?? undefined);
  });
}

/** What differs between two tables, by uid and resourceVersion; without an earlier one everything is found. */
export function changesOfList(
  kindKey: string,
  before: ObjectTable | undefined,
  after: ObjectTable,
): readonly ObjectChange[] {
  if (before === undefined) {
    return after.list().map((object) => ({ kindKey, before: undefined, after: object, found: true }));
  }
  const gone = before.list().filter((object) => after.get(keyOf(object)) === undefined);
  return [
    ...gone.flatMap((object) => changeBetween(kindKey, object, undefined)),
    ...after.list().flatMap((object) => changeBetween(kindKey, before.get(keyOf(object)), object)),
  ];
}

/** An object that was deleted and made anew under the same name is two changes, not one. */
function changeBetween(
  kindKey: string,
  before: ClusterObject | undefined,
  after: ClusterObject | undefined,
): readonly ObjectChange[] {
  if (before === undefined && after === undefined) return [];
  if (before !== undefined && after !== undefined) {
    if (before.meta.uid !== after.meta.uid) {
      return [
        { kindKey, before, after: undefined, found: false },
        { kindKey, before: undefined, after, found: false },
      ];
    }
    if (before.meta.resourceVersion === after.meta.resourceVersion) return [];
  }
  return [{ kindKey, before, after, found: false }];
}

function keyOf({ meta }: ClusterObject): string {
  return objectKey(meta.namespace, meta.name);
}
