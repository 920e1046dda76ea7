import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { objectKey, type ObjectTable } from "./object-table";

/** The newest snapshot, replaced as a whole with every change. */
export interface SnapshotStore {
  readonly snapshot: () => ClusterSnapshot;
  /** Sets the objects of one kind as one watch sees them: cluster-wide (null) or in a namespace. */
  put(kindKey: string, namespace: string | null, table: ObjectTable): void;
  remove(kindKey: string, namespace: string | null): void;
}

type Tables = ReadonlyMap<string | null, ObjectTable>;
interface KindView {
  readonly tables: Tables;
  list(): readonly ClusterObject[];
}

export function createSnapshotStore(): SnapshotStore {
  let current = snapshotOf(0, new Map());
  let views: ReadonlyMap<string, KindView> = new Map();

  const replace = (kindKey: string, tables: Tables): void => {
    views = new Map(views).set(kindKey, kindView(tables));
    current = snapshotOf(current.revision + 1, views);
  };
  const tablesOf = (kindKey: string): Map<string | null, ObjectTable> => new Map(views.get(kindKey)?.tables);

  return {
    snapshot: () => current,
    put(kindKey, namespace, table) {
      replace(kindKey, tablesOf(kindKey).set(namespace, table));
    },
    remove(kindKey, namespace) {
      const tables = tablesOf(kindKey);
      if (tables.delete(namespace)) replace(kindKey, tables);
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
