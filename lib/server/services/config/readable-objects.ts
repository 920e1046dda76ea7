import type { Viewer } from "@/lib/domain/access/viewer";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { Backend } from "../../backend";

/** Which objects of the mirror the viewer may read. */
export interface ReadableObjects {
  /** All objects of a kind that the viewer may read, in no particular order. */
  list(kindKey: string): readonly ClusterObject[];
  may(kindKey: string, namespace: string): boolean;
}

/**
 * Decides with the viewer's own rights which objects of these kinds they may read: `get` on the kind in every namespace,
 * else namespace by namespace of those that are visible. What cannot be decided is denied.
 */
export async function readableObjects(
  { cluster }: Pick<Backend, "cluster">,
  viewer: Viewer,
  kindKeys: readonly string[],
  visible: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ReadableObjects> {
  const snapshot = cluster.snapshot();
  const everywhere = new Set<string>();
  const within = new Set<string>();
  const reviewNamespaces = async (kindKey: string): Promise<void> => {
    const namespaces = new Set(snapshot.list(kindKey).map(({ meta }) => meta.namespace));
    const asked = [...namespaces].filter((namespace) => visible.has(namespace));
    await Promise.all(
      asked.map(async (namespace) => {
        if (await cluster.mayGet(viewer, kindKey, namespace, signal)) within.add(`${kindKey}/${namespace}`);
      }),
    );
  };
  await Promise.all(
    kindKeys.map(async (kindKey) => {
      if (await cluster.mayGet(viewer, kindKey, "", signal)) everywhere.add(kindKey);
      else await reviewNamespaces(kindKey);
    }),
  );
  const may = (kindKey: string, namespace: string): boolean =>
    (namespace === "" || visible.has(namespace)) &&
    (everywhere.has(kindKey) || within.has(`${kindKey}/${namespace}`));
  return {
    may,
    list: (kindKey) => snapshot.list(kindKey).filter(({ meta }) => may(kindKey, meta.namespace)),
  };
}
