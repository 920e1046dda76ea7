import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonList, isJsonObject } from "@/lib/domain/mesh/read-json";

/** Beyond it two values are taken for different, which is never wrong by more than a needless write. */
const DEEPEST = 500;

/**
 * Whether two JSON values are the same: fields in any order, lists in theirs; a field that is undefined is absent, null is a
 * value. Absent equals absent.
 */
export function equalJson(one: Json | undefined, other: Json | undefined, depth = 0): boolean {
  if (one === other) return true;
  if (depth > DEEPEST) return false;
  if (isJsonList(one)) {
    return (
      isJsonList(other) &&
      one.length === other.length &&
      one.every((item, index) => equalJson(item, other[index], depth + 1))
    );
  }
  return isJsonObject(one) && isJsonObject(other) && equalFields(one, other, depth);
}

function equalFields(one: JsonObject, other: JsonObject, depth: number): boolean {
  const fields = fieldsOf(one);
  if (fields.length !== fieldsOf(other).length) return false;
  return fields.every(
    (field) => Object.hasOwn(other, field) && equalJson(one[field], other[field], depth + 1),
  );
}

/** The names of the fields an object has. */
export function fieldsOf(object: JsonObject): string[] {
  return Object.keys(object).filter((field) => object[field] !== undefined);
}

/** The value of an object's own field; undefined where it has none, whatever the field's name. */
export function fieldAt(object: JsonObject, field: string): Json | undefined {
  return Object.hasOwn(object, field) ? object[field] : undefined;
}
