import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject } from "../../../world/read-json";
import { FieldSet } from "./field-set";

/** The element that says that the field itself is owned where fields below it are listed too. */
const ITSELF = ".";
const ELEMENT = /^[fkvi]:/;
const DEEPEST = 100;

/** A set in the form that managedFields carry: https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management */
export function toFieldsV1(set: FieldSet): JsonObject {
  const fields: Record<string, Json> = {};
  for (const element of [...new Set([...set.members, ...set.children.keys()])].sort()) {
    const child = set.children.get(element);
    const below = child === undefined ? {} : toFieldsV1(child);
    const itself = set.members.has(element) && child !== undefined && !child.isEmpty;
    fields[element] = itself ? { [ITSELF]: {}, ...below } : below;
  }
  return fields;
}

function read(fields: JsonObject, depth: number): FieldSet | null {
  if (depth > DEEPEST) return null;
  const set = new FieldSet();
  for (const [element, below] of Object.entries(fields)) {
    if (element === ITSELF) continue;
    if (!ELEMENT.test(element) || !isObject(below)) return null;
    const keys = Object.keys(below);
    if (keys.length === 0 || keys.includes(ITSELF)) set.members.add(element);
    const child = read(below, depth + 1);
    if (child === null) return null;
    if (!child.isEmpty) set.children.set(element, child);
  }
  return set;
}

/** Reads FieldsV1; null where it is none. */
export function fromFieldsV1(fields: Json | undefined): FieldSet | null {
  return isObject(fields) ? read(fields, 0) : null;
}
