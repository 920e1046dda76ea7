import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonList, isJsonObject } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "@/lib/domain/validations/finding";
import type { Branch, Field } from "./field";
import { isRepresentable } from "./is-representable";

/** A part of the object the form has no field for; it is shown as YAML and never touched. */
export interface HeldPart {
  readonly path: FieldPath;
  readonly value: Json;
}

/** One field with what the object has at its place. */
export interface FormNode {
  readonly field: Field;
  /** Where the field's value is. */
  readonly path: FieldPath;
  /** "held": there is a value the field cannot show; it is kept as it is. */
  readonly state: "absent" | "shown" | "held";
  readonly value: Json | undefined;
  /** Of a group and of the chosen branch: its fields. */
  readonly fields: readonly FormNode[];
  /** Of a list and of objects by key: the fields of each element. */
  readonly items: readonly FormItem[];
  /** Of a oneOf: what is chosen; null when nothing is. */
  readonly branch: Branch | null;
  /** Parts at or below this field that nothing shows. */
  readonly held: readonly HeldPart[];
}

export interface FormItem {
  readonly path: FieldPath;
  readonly value: Json;
  readonly fields: readonly FormNode[];
  readonly held: readonly HeldPart[];
}

/** The fields of an object's part, and what of it none of them shows. */
export interface FormPart {
  readonly fields: readonly FormNode[];
  readonly held: readonly HeldPart[];
}

/** Lists are drawn no further than this; what is beyond is held. */
const MOST_ITEMS = 500;

/**
 * Lays fields over a part of an object. Every value is either shown by exactly one field or held: nothing of the object is
 * lost sight of.
 */
export function readForm(fields: readonly Field[], value: Json, at: FieldPath = []): FormPart {
  const nodes = fields.map((field) => nodeOf(field, value, at));
  return { fields: nodes, held: heldBeside(fields, value, at) };
}

function nodeOf(field: Field, parent: Json, at: FieldPath): FormNode {
  const path = [...at, ...field.path];
  const value = valueAt(parent, field.path);
  const bare = { field, path, value, fields: [], items: [], branch: null, held: [] };
  if (value === undefined) return { ...bare, state: "absent" };
  if (!isRepresentable(field, value)) return { ...bare, state: "held", held: heldWhole(field, value, path) };
  switch (field.input) {
    case "group":
      return { ...bare, ...readForm(field.fields, value, path), state: "shown" };
    case "list":
    case "objectMap":
      return { ...bare, ...readItems(field.fields, value, path), state: "shown" };
    case "oneOf":
      return { ...bare, ...readBranch(field.branches, value, path), state: "shown" };
    default:
      return { ...bare, state: "shown" };
  }
}

/** Of a oneOf only its branches are its own: the rest of the object, or what is no object, belongs to what is around it. */
function heldWhole(field: Field, value: Json, path: FieldPath): readonly HeldPart[] {
  if (field.input !== "oneOf") return [{ path, value }];
  if (!isJsonObject(value)) return [];
  return field.branches.flatMap(({ key }) => {
    const branch = childOf(value, key);
    return branch === undefined ? [] : [{ path: [...path, key], value: branch }];
  });
}

function readItems(fields: readonly Field[], value: Json, at: FieldPath): Pick<FormNode, "items" | "held"> {
  const elements = elementsOf(value).map(([step, element]) => ({ path: [...at, step], value: element }));
  const items = elements
    .slice(0, MOST_ITEMS)
    .map((element) => ({ ...element, ...readForm(fields, element.value, element.path) }));
  return { items, held: elements.slice(MOST_ITEMS) };
}

function elementsOf(value: Json): readonly (readonly [string | number, Json])[] {
  if (isJsonList(value)) return value.map((element, index) => [index, element]);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, element]) => (element === undefined ? [] : [[key, element]]));
}

function readBranch(
  branches: readonly Branch[],
  value: Json,
  at: FieldPath,
): Pick<FormNode, "fields" | "branch" | "held"> {
  const branch = isJsonObject(value) ? branches.find(({ key }) => value[key] !== undefined) : undefined;
  const chosen = branch && isJsonObject(value) ? value[branch.key] : undefined;
  if (branch === undefined || chosen === undefined) return { fields: [], branch: null, held: [] };
  return { branch, ...readForm(branch.fields, chosen, [...at, branch.key]) };
}

/** What is beside the fields of an object: every key that no field's path goes through. */
function heldBeside(fields: readonly Field[], value: Json, at: FieldPath): readonly HeldPart[] {
  return heldBelow(fields.flatMap(claimedPaths), value, at);
}

function claimedPaths(field: Field): readonly (readonly string[])[] {
  if (field.input !== "oneOf") return [field.path];
  return field.branches.map(({ key }) => [...field.path, key]);
}

function heldBelow(claimed: readonly (readonly string[])[], value: Json, at: FieldPath): readonly HeldPart[] {
  if (claimed.some((path) => path.length === 0)) return [];
  if (!isJsonObject(value)) return at.length === 0 || claimed.length === 0 ? [] : [{ path: at, value }];
  return Object.entries(value).flatMap(([key, entry]) => {
    if (entry === undefined) return [];
    const below = claimed.filter(([head]) => head === key).map((path) => path.slice(1));
    return below.length === 0
      ? [{ path: [...at, key], value: entry }]
      : heldBelow(below, entry, [...at, key]);
  });
}

function valueAt(parent: Json, path: readonly string[]): Json | undefined {
  let value: Json | undefined = parent;
  for (const key of path) value = isJsonObject(value) ? childOf(value, key) : undefined;
  return value;
}

function childOf(value: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
