import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject } from "../../../world/read-json";
import type { Schema } from "../../schemas/schema";
import { atomOf, type ListAtom, type MapAtom } from "./atom-of";
import { itemElement } from "./item-element";

type Fields = Record<string, JsonObject>;

const LEAF: JsonObject = {};

/** The fields below a value; null where the value is owned as a whole. */
function below(value: Json, schema: Schema | undefined): Fields | null {
  const atom = atomOf(schema, value);
  if (atom.type === "map" && !atom.atomic && isObject(value)) return belowMap(value, atom);
  return atom.type === "list" && atom.relation !== "atomic" ? belowList(value, atom) : null;
}

function belowMap(value: JsonObject, atom: MapAtom): Fields {
  const fields: Fields = {};
  for (const key of Object.keys(value)) {
    const child = value[key];
    if (child === undefined) continue;
    const inner = below(child, atom.child(key));
    if (inner === null) fields[`f:${key}`] = LEAF;
    else {
      // New in the object, and so owned itself; what is empty is owned as a whole.
      inner["."] = LEAF;
      fields[`f:${key}`] = Object.keys(inner).length === 1 ? LEAF : inner;
    }
  }
  return fields;
}

function belowList(value: Json, atom: ListAtom): Fields {
  const fields: Fields = {};
  for (const item of atom.items(value)) {
    const element = itemElement(item, atom);
    if (element === null) continue;
    const inner = below(item, atom.item);
    fields[element] = inner === null ? LEAF : Object.assign(inner, { ".": LEAF });
  }
  return fields;
}

/**
 * FieldsV1 of an object that somebody created whole: each of its fields is owned. It is what comparing the object with nothing
 * gives, at a fraction of the cost.
 */
export const fieldsV1Of = (value: JsonObject, schema: Schema | undefined): JsonObject =>
  below(value, schema) ?? LEAF;
