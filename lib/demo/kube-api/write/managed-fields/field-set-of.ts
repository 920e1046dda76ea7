import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject } from "../../../world/read-json";
import type { Schema } from "../../schemas/schema";
import { atomOf, type ListAtom, type MapAtom } from "./atom-of";
import { FieldSet, type PathElement } from "./field-set";
import { itemElement } from "./item-element";

const isEmptyMap = (value: Json): boolean => isObject(value) && Object.keys(value).length === 0;

type Path = readonly PathElement[];

function collectMap(set: FieldSet, path: Path, value: JsonObject, atom: MapAtom): void {
  for (const [key, child] of Object.entries(value)) {
    if (child === undefined) continue;
    const below = [...path, `f:${key}`];
    collect(set, below, child, atom.child(key));
    if (child === null || isEmptyMap(child) || !atom.names(key)) set.insert(below);
  }
}

function collectList(set: FieldSet, path: Path, value: Json, atom: ListAtom): void {
  for (const item of atom.items(value)) {
    const element = itemElement(item, atom);
    if (element === null) continue;
    collect(set, [...path, element], item, atom.item);
    set.insert([...path, element]);
  }
}

function collect(set: FieldSet, path: Path, value: Json, schema: Schema | undefined): void {
  const atom = atomOf(schema, value);
  if (atom.type === "map" && !atom.atomic && isObject(value)) collectMap(set, path, value, atom);
  else if (atom.type === "list" && atom.relation !== "atomic") collectList(set, path, value, atom);
  else set.insert(path);
}

/**
 * The fields that a configuration sets: leaves, items of lists that merge, and entries of maps; lists and maps that are
 * atomic count as one field. https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export function fieldSetOf(value: Json, schema: Schema | undefined): FieldSet {
  const set = new FieldSet();
  collect(set, [], value, schema);
  return set;
}
