import type { ClusterObject, JsonObject, ObjectMeta } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { KINDS, type Kind, type KindKey } from "@/lib/domain/mesh/kinds";
import { kindKeyOf } from "@/lib/domain/validations/indexes";

/** An object of a kind at its newest version; `path` is "namespace/name", or the name of a cluster-scoped object. */
export function configObject(
  kindKey: KindKey,
  path: string,
  data: JsonObject = {},
  meta: Partial<ObjectMeta> = {},
): ClusterObject {
  const kind = KINDS.find((row: Kind) => row.key === kindKey);
  if (kind === undefined) throw new Error(`no kind ${kindKey}`);
  const [namespace = "", name = ""] = path.includes("/") ? path.split("/") : ["", path];
  return {
    apiVersion: kind.group === "" ? "v1" : `${kind.group}/${kind.versions[0]}`,
    kind: kind.kind,
    meta: {
      namespace,
      name,
      uid: `${kindKey}/${path}`,
      resourceVersion: "1",
      creationTimestamp: "2026-01-01T00:00:00Z",
      labels: {},
      annotations: {},
      owner: null,
      ...meta,
    },
    data,
  };
}

/** A snapshot of these objects. */
export function snapshotOfObjects(objects: readonly ClusterObject[]): ClusterSnapshot {
  return {
    revision: 1,
    list: (kindKey) => objects.filter((object) => kindKeyOf(object) === kindKey),
    get: (kindKey, namespace, name) =>
      objects.find(
        (object) =>
          kindKeyOf(object) === kindKey && object.meta.namespace === namespace && object.meta.name === name,
      ),
  };
}
