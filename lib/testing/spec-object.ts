import type { ClusterObject, JsonObject, ObjectMeta } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import { configObject } from "./config-object";

interface More extends Partial<ObjectMeta> {
  readonly status?: JsonObject;
}

/** An object of a kind of `KINDS`, `namespace/name` (or the name alone where it has no namespace), with a spec. */
export function specObject(
  key: KindKey,
  path: string,
  spec: JsonObject = {},
  { status, ...meta }: More = {},
): ClusterObject {
  return configObject(key, path, status === undefined ? { spec } : { spec, status }, meta);
}
