import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import { olderFirst } from "@/lib/domain/mesh/older-first";
import { kindKeyOf } from "@/lib/domain/validations/indexes";
import type {
  Derived,
  Kept,
  MeshView,
  ObjectIndex,
  ValidationSettings,
} from "@/lib/domain/validations/mesh-view";

/** The settings of a mesh as Istio installs it. */
export const MESH_DEFAULTS: ValidationSettings = {
  rootNamespace: "istio-system",
  trustDomains: ["cluster.local"],
  allowAny: true,
  autoMtls: true,
  ignoredCodes: [],
  gatewaysInOwnNamespace: false,
};

interface Told {
  readonly settings?: Partial<ValidationSettings>;
  /** Kinds that nobody may read. */
  readonly unknown?: readonly KindKey[];
}

/** A mesh of these objects as checks read it; it files them by the real indexes and remembers what is derived. */
export function meshViewOf(
  objects: readonly ClusterObject[],
  { settings, unknown = [] }: Told = {},
): MeshView {
  const sorted = objects.toSorted(olderFirst);
  const filed = new Map<ObjectIndex, Map<string, ClusterObject[]>>();
  const file = (index: ObjectIndex): Map<string, ClusterObject[]> => {
    const known = filed.get(index);
    if (known) return known;
    const kinds: readonly string[] = index.kinds;
    const made = new Map<string, ClusterObject[]>();
    for (const object of sorted.filter((one) => kinds.includes(kindKeyOf(one))))
      for (const key of new Set(index.keysOf(object))) made.set(key, [...(made.get(key) ?? []), object]);
    filed.set(index, made);
    return made;
  };
  const view: MeshView = {
    settings: { ...MESH_DEFAULTS, ...settings },
    find: (index, key) => file(index).get(key) ?? [],
    knows: (kind) => !unknown.includes(kind),
    memo: <T>(of: Derived<T>, key: string): T => {
      const kept = of.kept.get(view) ?? new Map<string, Kept<T>>();
      of.kept.set(view, kept);
      const found = kept.get(key);
      if (found) return found.value;
      const value = of.compute(key, view);
      kept.set(key, { value, reads: new Set<string>() });
      return value;
    },
  };
  return view;
}
