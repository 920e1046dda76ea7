import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { KINDS, type KindKey } from "@/lib/domain/mesh/kinds";
import type { ObjectIndex } from "./mesh-view";

const ALL: readonly KindKey[] = KINDS.map(({ key }) => key);
const GROUPED: ReadonlyMap<string, KindKey> = new Map(
  KINDS.map(({ group, kind, key }): [string, KindKey] => [`${group}/${kind}`, key]),
);

/** The key of an object's kind in `KINDS`; "" for kinds that are not there. */
export function kindKeyOf({ apiVersion, kind }: Pick<ClusterObject, "apiVersion" | "kind">): KindKey | "" {
  const slash = apiVersion.lastIndexOf("/");
  return GROUPED.get(`${slash < 0 ? "" : apiVersion.slice(0, slash)}/${kind}`) ?? "";
}

/** Every object of a kind; the key is the kind's. */
export const BY_KIND: ObjectIndex = {
  name: "kind",
  kinds: ALL,
  keysOf: (object) => [kindKeyOf(object)],
};

/** Every object of a kind in a namespace; the key is "kind/namespace". */
export const BY_NAMESPACE: ObjectIndex = {
  name: "namespace",
  kinds: ALL,
  keysOf: (object) => [`${kindKeyOf(object)}/${object.meta.namespace}`],
};

/** The one object of a name; the key is "kind/namespace/name". */
export const BY_NAME: ObjectIndex = {
  name: "name",
  kinds: ALL,
  keysOf: (object) => [`${kindKeyOf(object)}/${object.meta.namespace}/${object.meta.name}`],
};
