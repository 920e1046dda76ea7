import { isJsonList } from "@/lib/adapters/shared/json-list";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import { equalJson } from "@/lib/domain/config/equal-json";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { FieldPath } from "@/lib/domain/validations/finding";

/**
 * Whether what stands at the path, or is missing there, is as it was: the API server does not refuse an edit for what
 * was wrong before and is left alone.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-ratcheting
 */
export function isUnchanged(path: FieldPath, object: JsonObject, before: JsonObject): boolean {
  const now = valueAt(object, path);
  // What is missing is wrong with the object it is missing from.
  if (now === undefined && path.length > 0) return isUnchanged(path.slice(0, -1), object, before);
  return equalJson(now, valueAt(before, path));
}

function valueAt(object: JsonObject, path: FieldPath): Json | undefined {
  let value: Json | undefined = object;
  for (const step of path) {
    if (isJsonList(value)) value = typeof step === "number" ? value[step] : undefined;
    else value = isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}
