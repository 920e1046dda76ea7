import { isDeepStrictEqual } from "node:util";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../json/is-json-array";
import { isObject } from "../../world/read-json";

export type Patched =
  { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly problem: string };
type Edit = { readonly op: "add" | "replace"; readonly value: Json } | { readonly op: "remove" };

const OPERATION_LIMIT = 10_000;

class PatchProblem extends Error {}

const keysOf = (pointer: string): readonly string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));

function indexOf(list: readonly Json[], key: string, edit: Edit): number {
  if (key === "-" && edit.op === "add") return list.length;
  const index = /^\d{1,9}$/.test(key) ? Number(key) : Number.NaN;
  if (!(index < list.length + (edit.op === "add" ? 1 : 0)))
    throw new PatchProblem(`index out of bounds: ${key}`);
  return index;
}

function editChild(target: Json | undefined, key: string, edit: Edit): Json {
  if (isJsonArray(target)) {
    const index = indexOf(target, key, edit);
    if (edit.op === "remove") return target.toSpliced(index, 1);
    return target.toSpliced(index, edit.op === "add" ? 0 : 1, edit.value);
  }
  if (!isObject(target)) throw new PatchProblem(`missing path before: ${key}`);
  if (edit.op === "remove" && !Object.hasOwn(target, key)) throw new PatchProblem(`missing value at: ${key}`);
  const { [key]: _, ...rest } = target;
  return edit.op === "remove" ? rest : { ...rest, [key]: edit.value };
}

const childOf = (target: Json | undefined, key: string): Json | undefined => {
  if (isJsonArray(target)) return /^\d{1,9}$/.test(key) ? target[Number(key)] : undefined;
  return isObject(target) && Object.hasOwn(target, key) ? target[key] : undefined;
};

function edited(target: Json | undefined, [key, ...rest]: readonly string[], edit: Edit): Json {
  if (key === undefined) {
    if (edit.op === "remove") throw new PatchProblem("the whole document cannot be removed");
    return edit.value;
  }
  if (rest.length === 0) return editChild(target, key, edit);
  return editChild(target, key, { op: "replace", value: edited(childOf(target, key), rest, edit) });
}

const valueAt = (document: Json, pointer: string): Json => {
  const value = keysOf(pointer).reduce<Json | undefined>(childOf, document);
  if (value === undefined) throw new PatchProblem(`missing value at: ${pointer}`);
  return value;
};

/** As the API server's library has it, a field that is not there tests as null. */
const testedAt = (document: Json, pointer: string): Json => {
  const keys = keysOf(pointer);
  const parent = keys.slice(0, -1).reduce<Json | undefined>(childOf, document);
  const [key] = keys.slice(-1);
  return key !== undefined && isObject(parent) && !Object.hasOwn(parent, key)
    ? null
    : valueAt(document, pointer);
};

function moveOrCopy(document: Json, keys: readonly string[], from: Json | undefined, moves: boolean): Json {
  if (typeof from !== "string") throw new PatchProblem("from: a JSON pointer is expected");
  const value = valueAt(document, from);
  const base = moves ? edited(document, keysOf(from), { op: "remove" }) : document;
  return edited(base, keys, { op: "add", value });
}

function applyOne(document: Json, operation: Json): Json {
  if (!isObject(operation)) throw new PatchProblem("an operation is not an object");
  const { op, path, from, value = null } = operation;
  if (typeof path !== "string" || !/^(\/|$)/.test(path))
    throw new PatchProblem("path: a JSON pointer is expected");
  const keys = keysOf(path);
  switch (op) {
    case "add":
    case "replace":
      return edited(document, keys, { op, value });
    case "remove":
      return edited(document, keys, { op });
    case "move":
    case "copy":
      return moveOrCopy(document, keys, from, op === "move");
    case "test":
      if (isDeepStrictEqual(testedAt(document, path), value)) return document;
      throw new PatchProblem(`testing value ${path} failed`);
    default:
      throw new PatchProblem("op: add, remove, replace, move, copy or test is expected");
  }
}

/** Applies a JSON Patch (RFC 6902) to a document, which is left as it was; the problem names the operation that failed. */
export function applyJsonPatch(document: Json, operations: unknown): Patched {
  if (!isJsonArray(operations)) return { ok: false, problem: "a JSON patch is a list of operations" };
  if (operations.length > OPERATION_LIMIT)
    return { ok: false, problem: `The allowed maximum operations in a JSON patch is ${OPERATION_LIMIT}` };
  try {
    return { ok: true, value: operations.reduce<Json>(applyOne, document) };
  } catch (error) {
    if (error instanceof PatchProblem) return { ok: false, problem: error.message };
    throw error;
  }
}
