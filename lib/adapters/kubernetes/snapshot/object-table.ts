import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";

/** Objects by `objectKey`; null says the object is gone. */
export type ObjectChanges = ReadonlyMap<string, ClusterObject | null>;

/** An immutable set of objects; `with` makes the next one and leaves this one as it was. */
export interface ObjectTable {
  readonly size: number;
  get(key: string): ClusterObject | undefined;
  /** The same array each time it is asked. */
  list(): readonly ClusterObject[];
  with(changes: ObjectChanges): ObjectTable;
}

/** Changes are kept beside the base until there are this many, so that one event does not copy every object. */
const MAX_BESIDE = 512;

export function objectKey(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}

/** A table of exactly these objects. The map must not change afterwards. */
export function createObjectTable(objects: ReadonlyMap<string, ClusterObject>): ObjectTable {
  return layered(objects, new Map(), objects.size);
}

function layered(base: ReadonlyMap<string, ClusterObject>, beside: ObjectChanges, size: number): ObjectTable {
  let listed: readonly ClusterObject[] | null = null;
  const get = (key: string): ClusterObject | undefined => {
    const changed = beside.get(key);
    return changed === undefined ? base.get(key) : (changed ?? undefined);
  };
  return {
    size,
    get,
    list() {
      listed ??= Array.from(merged(base, beside).values());
      return listed;
    },
    with(changes) {
      const next = new Map(beside);
      let count = size;
      for (const [key, object] of changes) {
        count += Number(object !== null) - Number(get(key) !== undefined);
        next.set(key, object);
      }
      return next.size > MAX_BESIDE ? createObjectTable(merged(base, next)) : layered(base, next, count);
    },
  };
}

function merged(
  base: ReadonlyMap<string, ClusterObject>,
  beside: ObjectChanges,
): ReadonlyMap<string, ClusterObject> {
  if (beside.size === 0) return base;
  const all = new Map(base);
  for (const [key, object] of beside) {
    if (object === null) all.delete(key);
    else all.set(key, object);
  }
  return all;
}
