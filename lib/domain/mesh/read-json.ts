import type { Json, JsonObject } from "./cluster-object";

/** Foreign lists are read no further than this. */
const LONGEST_LIST = 1_000;

/** Whether a value is a JSON list. */
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether a value is a JSON object. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isJsonList(value);
}

/** The object at a field; an empty one where there is none. */
export function objectAt(parent: JsonObject, field: string): JsonObject {
  const value = parent[field];
  return isJsonObject(value) ? value : {};
}

/** The text at a field; "" where there is none. */
export function textAt(parent: JsonObject, field: string): string {
  const value = parent[field];
  return typeof value === "string" ? value : "";
}

/** The objects of the list at a field; others are left out. */
export function objectsAt(parent: JsonObject, field: string): readonly JsonObject[] {
  const value = parent[field];
  return isJsonList(value) ? value.slice(0, LONGEST_LIST).filter(isJsonObject) : [];
}

/** The texts of the list at a field; others are left out. */
export function textsAt(parent: JsonObject, field: string): readonly string[] {
  const value = parent[field];
  return isJsonList(value) ? value.slice(0, LONGEST_LIST).filter((item) => typeof item === "string") : [];
}

/** How many items at the end of the list at a field are not read. */
export function unreadAt(parent: JsonObject, field: string): number {
  const value = parent[field];
  return isJsonList(value) ? Math.max(0, value.length - LONGEST_LIST) : 0;
}

/** The texts of the object at a field (labels, annotations, selectors); others are left out. */
export function textMapAt(parent: JsonObject, field: string): Readonly<Record<string, string>> {
  const entries = Object.entries(objectAt(parent, field));
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])),
  );
}
