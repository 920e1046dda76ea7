import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textsAt } from "@/lib/domain/mesh/read-json";

/**
 * The keys of an object's schema of which only one may be there, by group: a protobuf oneof becomes alternatives that each
 * require one key. Groups of one key are none.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export function exclusiveKeys(schema: JsonObject): readonly (readonly string[])[] {
  const known = objectAt(schema, "properties");
  const taken = new Set<string>();
  const groups = [schema, ...objectsAt(schema, "allOf")].map((part) =>
    objectsAt(part, "oneOf").flatMap((branch) => {
      const [key, ...more] = textsAt(branch, "required");
      return key !== undefined && more.length === 0 && Object.hasOwn(known, key) ? [key] : [];
    }),
  );
  return groups.filter((keys) => {
    if (new Set(keys).size !== keys.length || keys.length < 2 || keys.some((key) => taken.has(key)))
      return false;
    for (const key of keys) taken.add(key);
    return true;
  });
}
