import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";

/** Whether a value is a JSON object; people may write anything into a spec. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value at a path of keys, undefined where the path ends early. */
export function jsonAt(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (current, key) => (isObject(current) && Object.hasOwn(current, key) ? current[key] : undefined),
    value,
  );
}

/** The objects of a list, what is not an object left out; an absent list is empty. */
export const objectsIn = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter((item: Json) => isObject(item)) : [];

/** The texts of a list. */
export const textsIn = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((item: Json) => typeof item === "string") : [];

/** A text, "" where there is none. */
export const textOr = (value: Json | undefined): string => (typeof value === "string" ? value : "");

/** The text values of a map, such as labels. */
export function textMap(value: Json | undefined): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  if (isObject(value))
    for (const [key, item] of Object.entries(value)) if (typeof item === "string") map.set(key, item);
  return map;
}
