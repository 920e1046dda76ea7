import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { kindKeyOf } from "@/lib/domain/validations/indexes";

export interface Overlay {
  /** Objects that are added, or take the place of those of the same kind, namespace and name. */
  readonly put: readonly ClusterObject[];
  readonly removed: readonly ObjectRef[];
}

type Layer = ReadonlyMap<string, ClusterObject | null>;

const nameOf = (namespace: string, name: string): string => `${namespace}/${name}`;

/** What becomes of the objects of each kind, by name; null where one is removed. */
function layers({ put, removed }: Overlay): ReadonlyMap<string, Layer> {
  const kinds = new Map<string, Map<string, ClusterObject | null>>();
  const set = (kind: string, name: string, object: ClusterObject | null): void => {
    const layer = kinds.get(kind) ?? new Map<string, ClusterObject | null>();
    kinds.set(kind, layer.set(name, object));
  };
  for (const { kind, namespace, name } of removed) set(kind, nameOf(namespace, name), null);
  for (const object of put) set(kindKeyOf(object), nameOf(object.meta.namespace, object.meta.name), object);
  return kinds;
}

function laidOver(base: readonly ClusterObject[], layer: Layer): readonly ClusterObject[] {
  const kept = base.filter(({ meta }) => !layer.has(nameOf(meta.namespace, meta.name)));
  return [...kept, ...Array.from(layer.values()).filter((object) => object !== null)];
}

/**
 * The cluster as it would be with objects put and removed (what is both is put). Kinds that are not touched are the base's
 * own lists; the revision is the base's.
 */
export function overlaySnapshot(base: ClusterSnapshot, overlay: Overlay): ClusterSnapshot {
  const kinds = layers(overlay);
  const lists = new Map<string, readonly ClusterObject[]>();
  return {
    revision: base.revision,
    list: (kindKey) => {
      const layer = kinds.get(kindKey);
      if (!layer) return base.list(kindKey);
      const list = lists.get(kindKey) ?? laidOver(base.list(kindKey), layer);
      lists.set(kindKey, list);
      return list;
    },
    get: (kindKey, namespace, name) => {
      const found = kinds.get(kindKey)?.get(nameOf(namespace, name));
      return found === undefined ? base.get(kindKey, namespace, name) : (found ?? undefined);
    },
  };
}
