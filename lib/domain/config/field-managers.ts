import type { FieldManager, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { parseTimestamp } from "@/lib/domain/mesh/parse-timestamp";
import { isJsonObject } from "@/lib/domain/mesh/read-json";
import { fieldAt, fieldsOf } from "./equal-json";
import { pathText, type Step } from "./field-path";

/** What one manager set last. */
export interface FieldOwnership {
  readonly manager: string;
  readonly operation: "Apply" | "Update";
  readonly subresource: string;
  /** Unix milliseconds; null where the API server says nothing. */
  readonly at: number | null;
  /** As `pathText` writes them, at most 200. */
  readonly fields: readonly string[];
}

const MOST_FIELDS = 200;
const DEEPEST = 50;

/**
 * Who set which fields last, the newest first.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function fieldOwnerships(managers: readonly FieldManager[]): readonly FieldOwnership[] {
  return managers
    .map(({ manager, operation, subresource, time, fields }) => ({
      manager,
      operation,
      subresource,
      at: unixMs(time),
      fields: leafPaths(fields),
    }))
    .sort((one, other) => (other.at ?? 0) - (one.at ?? 0));
}

/**
 * Who set the field at a path last and when: the newest manager that owns it, what it is in, or something in it. Null where
 * nobody does. Names and positions in lists count only where managedFields tell elements apart.
 */
export function whoSet(
  managers: readonly FieldManager[],
  path: readonly Step[],
): { readonly manager: string; readonly at: number | null } | null {
  const owners = managers
    .filter(({ fields }) => owns(fields, path))
    .map(({ manager, time }) => ({ manager, at: unixMs(time) }))
    .sort((one, other) => (other.at ?? 0) - (one.at ?? 0));
  return owners[0] ?? null;
}

function unixMs(time: string): number | null {
  const seconds = parseTimestamp(time);
  return seconds === null ? null : seconds * 1_000;
}

/** The paths of a FieldsV1 set that have nothing below them. */
function leafPaths(fields: JsonObject): readonly string[] {
  const found: string[] = [];
  const rest: { readonly path: readonly Step[]; readonly node: JsonObject }[] = [{ path: [], node: fields }];
  while (rest.length > 0 && found.length < MOST_FIELDS) {
    const { path, node } = rest.pop() ?? { path: [], node: {} };
    const below = childrenOf(node);
    if (below.length === 0 && path.length > 0) found.push(pathText(path));
    if (path.length >= DEEPEST) continue;
    for (const [step, child] of below.toReversed()) rest.push({ path: [...path, step], node: child });
  }
  return found;
}

/** "f:" names a field, "k:" an element by its keys, "v:" one by its value, "i:" one by its position, "." the thing itself. */
function childrenOf(node: JsonObject): readonly (readonly [Step, JsonObject])[] {
  return fieldsOf(node).flatMap((key): readonly (readonly [Step, JsonObject])[] => {
    const step = stepOf(key);
    const child = fieldAt(node, key);
    return step === null ? [] : [[step, isJsonObject(child) ? child : {}]];
  });
}

function stepOf(key: string): Step | null {
  const rest = key.slice(2);
  if (key.startsWith("f:")) return rest;
  if (key.startsWith("v:")) return { name: rest.replace(/^"|"$/g, "") };
  if (key.startsWith("i:")) return /^\d{1,9}$/.test(rest) ? Number(rest) : null;
  return key.startsWith("k:") ? elementOf(rest) : null;
}

/** An element by its name where that is its key, else by all its keys. */
function elementOf(written: string): Step {
  const keys = keysOf(written);
  const name = keys.find(([field]) => field === "name")?.[1];
  if (name !== undefined) return { name };
  return { name: keys.length === 0 ? written : keys.map(([field, value]) => `${field}=${value}`).join(",") };
}

function keysOf(written: string): readonly (readonly [string, string])[] {
  try {
    const parsed: unknown = JSON.parse(written);
    if (typeof parsed !== "object" || parsed === null) return [];
    return Object.entries(parsed).map(([field, value]: [string, unknown]) => [
      field,
      typeof value === "string" ? value : JSON.stringify(value),
    ]);
  } catch {
    return [];
  }
}

function owns(fields: JsonObject, path: readonly Step[]): boolean {
  let node = fields;
  for (const step of path) {
    const below = childrenOf(node);
    // A list or object that is owned whole.
    if (below.length === 0) return node !== fields;
    const found = below.find(([own]) => sameStep(own, step));
    if (!found) return false;
    node = found[1];
  }
  return true;
}

function sameStep(one: Step, other: Step): boolean {
  if (typeof one === "object" && typeof other === "object") return one.name === other.name;
  return one === other;
}
