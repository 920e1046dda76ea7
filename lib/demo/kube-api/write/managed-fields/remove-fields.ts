import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject } from "../../../world/read-json";
import type { Schema } from "../../schemas/schema";
import { atomOf, type ListAtom, type MapAtom } from "./atom-of";
import type { FieldSet } from "./field-set";
import { itemElement } from "./item-element";

function removeFromList(list: Json, fields: FieldSet, atom: ListAtom): Json | undefined {
  const left = atom.items(list).flatMap((item) => {
    const element = itemElement(item, atom) ?? "";
    if (fields.members.has(element)) return [];
    const below = fields.children.get(element);
    return below === undefined ? [item] : [removeFields(item, below, atom.item) ?? {}];
  });
  return left.length === 0 ? undefined : left;
}

function removeFromMap(map: JsonObject, fields: FieldSet, atom: MapAtom): Json | undefined {
  const left = new Map<string, Json>();
  for (const [key, child] of Object.entries(map)) {
    const element = `f:${key}`;
    if (child === undefined || fields.members.has(element)) continue;
    const below = fields.children.get(element);
    const kept = below === undefined ? child : removeFields(child, below, atom.child(key));
    if (kept !== undefined) left.set(key, kept);
  }
  return left.size === 0 ? undefined : Object.fromEntries(left);
}

/** A value without the fields of a set; undefined where nothing is left of it. What is atomic goes whole or stays whole. */
export function removeFields(value: Json, fields: FieldSet, schema: Schema | undefined): Json | undefined {
  const atom = atomOf(schema, value);
  if (atom.type === "list" && atom.relation !== "atomic") return removeFromList(value, fields, atom);
  return atom.type === "map" && !atom.atomic && isObject(value) ? removeFromMap(value, fields, atom) : value;
}
