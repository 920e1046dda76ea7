import type { Viewer } from "@/lib/domain/access/viewer";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { Backend } from "../../backend";
import { readablePlaces, type Place } from "./readable-places";

/** Which objects of the mirror the viewer may read. */
export interface ReadableObjects {
  /** All objects of a kind that the viewer may read, in no particular order. */
  list(kindKey: string): readonly ClusterObject[];
  may(place: Place): boolean;
}

/**
 * Decides with the viewer's own rights which objects of these kinds they may read: those in namespaces that are visible to
 * them and of kinds they may get there.
 */
export async function readableObjects(
  backend: Pick<Backend, "cluster">,
  viewer: Viewer,
  kindKeys: readonly string[],
  visible: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ReadableObjects> {
  const snapshot = backend.cluster.snapshot();
  const sees = (namespace: string): boolean => namespace === "" || visible.has(namespace);
  const places = kindKeys.flatMap((kind) => {
    const namespaces = new Set(snapshot.list(kind).map(({ meta }) => meta.namespace));
    return Array.from(namespaces).flatMap((namespace) => (sees(namespace) ? [{ kind, namespace }] : []));
  });
  const readable = await readablePlaces(backend, viewer, places, signal);
  const may = (place: Place): boolean => sees(place.namespace) && readable(place);
  return {
    may,
    list: (kind) => snapshot.list(kind).filter(({ meta }) => may({ kind, namespace: meta.namespace })),
  };
}
