import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import type { ClusterSource, ObjectChange } from "@/lib/ports/cluster-source";
import { objectKey, type ObjectTable } from "./object-table";
import { changesOfList, changesOfSteps, type ObjectStep } from "./table-changes";

/** The newest snapshot, replaced as a whole with every change. */
export interface SnapshotStore {
  readonly snapshot: () => ClusterSnapshot;
  /**
   * Sets the objects of one kind as one watch sees them: cluster-wide (null) or in a namespace. `steps` are the events
   * that led to the table; null where a list brought it.
   */
  put(
    kindKey: string,
    namespace: string | null,
    table: ObjectTable,
    steps: readonly ObjectStep[] | null,
  ): void;
  /** What is no longer watched leaves the snapshot untold: that says nothing about the objects. */
  remove(kindKey: string, namespace: string | null): void;
  readonly onChange: ClusterSource["onChange"];
}

type Tables = ReadonlyMap<string | null, ObjectTable>;
interface KindView {
  readonly tables: Tables;
  list(): readonly ClusterObject[];
}

export function createSnapshotStore(): SnapshotStore {
  let current = snapshotOf(0, new Map());
  let views: ReadonlyMap<string, KindView> = new Map();
  const listeners = new Set<(changes: readonly ObjectChange[]) => void>();

  const replace = (kindKey: string, tables: Tables): void => {
    views = new Map(views).set(kindKey, kindView(tables));
    current = snapshotOf(current.revision + 1, views);
  };
  const tablesOf = (kindKey: string): Map<string | null, ObjectTable> => new Map(views.get(kindKey)?.tables);

  return {
    snapshot: () => current,
    put(kindKey, namespace, table, steps) {
      const tables = tablesOf(kindKey);
      const before = tables.get(namespace);
      replace(kindKey, tables.set(namespace, table));
      if (listeners.size === 0) return;
      const changes =
        steps === null ? changesOfList(kindKey, before, table) : changesOfSteps(kindKey, before, steps);
      if (changes.length > 0) for (const listener of listeners) listener(changes);
    },
    remove(kindKey, namespace) {
      const tables = tablesOf(kindKey);
      if (tables.delete(namespace)) replace(kindKey, tables);
    },
    onChange(listener) {
      const own = (changes: readonly ObjectChange[]): void => listener(changes);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}

function kindView(tables: Tables): KindView {
  let listed: readonly ClusterObject[] | null = null;
  return {
    tables,
    list() {
      listed ??= Array.from(tables.values()).flatMap((table) => table.list());
      return listed;
    },
  };
}

function snapshotOf(revision: number, views: ReadonlyMap<string, KindView>): ClusterSnapshot {
  return {
    revision,
    list: (kindKey) => views.get(kindKey)?.list() ?? [],
    get(kindKey, namespace, name) {
      const tables = views.get(kindKey)?.tables;
      const key = objectKey(namespace, name);
      return tables?.get(null)?.get(key) ?? tables?.get(namespace)?.get(key);
    },
  };
}
