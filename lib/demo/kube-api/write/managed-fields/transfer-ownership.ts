import type { Comparison } from "./compare-objects";
import type { FieldSet } from "./field-set";
import type { ManagedEntry, Managers } from "./managers";

/** What the others own of what a change sets. */
export interface Conflict {
  readonly entry: ManagedEntry;
  readonly fields: FieldSet;
}

/** The fields of other managers that a change would set, by manager; none where it takes nothing from anybody. */
export function conflictsOf(
  managers: Managers,
  changer: string,
  { added, modified }: Comparison,
): readonly Conflict[] {
  const set = modified.union(added);
  return [...managers].flatMap(([id, entry]) => {
    const fields = entry.fields.intersection(set);
    return id === changer || fields.isEmpty ? [] : [{ entry, fields }];
  });
}

/** The managers after a change of which they lose what it set or removed; who owns nothing any more is gone. */
export function transferOwnership(managers: Managers, changer: string, change: Comparison): Managers {
  const lost = change.modified.union(change.added).union(change.removed);
  const left = [...managers].map(([id, entry]): readonly [string, ManagedEntry] => [
    id,
    id === changer ? entry : { ...entry, fields: entry.fields.difference(lost) },
  ]);
  return new Map(left.filter(([, { fields }]) => !fields.isEmpty));
}
