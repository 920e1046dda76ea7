import { equalJson } from "@/lib/domain/config/equal-json";
import { valueAt } from "@/lib/domain/config/field-path";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "@/lib/domain/validations/finding";

/** One edit of an object's text, as lib/yaml makes it. */
export type FormEdit =
  | { readonly op: "set" | "insert"; readonly path: FieldPath; readonly value: Json }
  | { readonly op: "remove"; readonly path: FieldPath }
  | { readonly op: "move"; readonly path: FieldPath; readonly from: number; readonly to: number };

/**
 * The edits that give a field a value. What is above it and not there is made; a field that has the value already is left
 * alone.
 */
export function setField(root: Json, path: FieldPath, value: Json): readonly FormEdit[] {
  const present = valueAt(root, path);
  if (present !== undefined && equalJson(present, value)) return [];
  let depth = path.length - 1;
  while (depth > 0 && !holdsFields(valueAt(root, path.slice(0, depth)))) depth -= 1;
  const below = path.slice(depth + 1);
  return [{ op: "set", path: path.slice(0, depth + 1), value: wrapped(below, value) }];
}

/** The edits that take a field away; none where it is not there. */
export function removeField(root: Json, path: FieldPath): readonly FormEdit[] {
  return valueAt(root, path) === undefined ? [] : [{ op: "remove", path }];
}

/** The edits that add an element at the end of a list, which is made where it is not there. */
export function addItem(root: Json, path: FieldPath, value: Json): readonly FormEdit[] {
  const list = valueAt(root, path);
  if (!Array.isArray(list)) return setField(root, path, [value]);
  return [{ op: "insert", path: [...path, list.length], value }];
}

/** The edits that choose one key of several at `path`: the others go. */
export function chooseKey(
  root: Json,
  path: FieldPath,
  {
    keys,
    key,
    value,
  }: { readonly keys: readonly string[]; readonly key: string | null; readonly value: Json },
): readonly FormEdit[] {
  const others = keys.filter((other) => other !== key);
  const set = key === null || valueAt(root, [...path, key]) !== undefined;
  return [
    ...(set ? [] : setField(root, [...path, key], value)),
    ...others.flatMap((other) => removeField(root, [...path, other])),
  ];
}

function holdsFields(value: Json | undefined): boolean {
  return isJsonObject(value) || Array.isArray(value);
}

function wrapped(below: FieldPath, value: Json): Json {
  return below.reduceRight<Json>(
    (inner, step) => (typeof step === "number" ? [inner] : { [step]: inner }),
    value,
  );
}
