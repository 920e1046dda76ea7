import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonList, isJsonObject } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "./finding";

/** Foreign lists are read no further than this. */
const LONGEST_LIST = 1_000;

export interface PlacedItem {
  readonly item: JsonObject;
  readonly path: FieldPath;
}
export interface PlacedText {
  readonly text: string;
  readonly path: FieldPath;
}

function listAt(parent: JsonObject, field: string): readonly Json[] {
  const value = parent[field];
  return isJsonList(value) ? value.slice(0, LONGEST_LIST) : [];
}

/** The objects of the list at a field with their places, `path` being the parent's; what is no object is left out. */
export function placedItems(parent: JsonObject, field: string, path: FieldPath): readonly PlacedItem[] {
  return listAt(parent, field).flatMap((item, index) =>
    isJsonObject(item) ? [{ item, path: [...path, field, index] }] : [],
  );
}

/** The texts of the list at a field with their places, `path` being the parent's; what is no text is left out. */
export function placedTexts(parent: JsonObject, field: string, path: FieldPath): readonly PlacedText[] {
  return listAt(parent, field).flatMap((text, index) =>
    typeof text === "string" ? [{ text, path: [...path, field, index] }] : [],
  );
}
