import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonList, isJsonObject } from "@/lib/domain/mesh/read-json";
import { equalJson } from "./equal-json";
import { valueAt } from "./field-path";
import type { JsonPatch, PatchOperation } from "./json-patch";
import { pointerTokens } from "./json-pointer";

export type Patched =
  | { readonly ok: true; readonly value: Json }
  /** The position of the operation that cannot be done; nothing is changed then. */
  | { readonly ok: false; readonly operation: number };

/**
 * The document after the operations in order, or which one failed. As for an API server of Kubernetes, a field that is not
 * there passes a test for null. https://www.rfc-editor.org/rfc/rfc6902
 */
export function applyPatch(document: Json, patch: JsonPatch): Patched {
  let value: Json = document;
  for (const [index, operation] of patch.entries()) {
    const next = applyOne(value, operation);
    if (next === undefined) return { ok: false, operation: index };
    value = next;
  }
  return { ok: true, value };
}

function applyOne(document: Json, operation: PatchOperation): Json | undefined {
  const tokens = pointerTokens(operation.path);
  if (!tokens) return undefined;
  if (operation.op !== "test") return changed(document, tokens, operation);
  const path = positions(document, tokens);
  return path && equalJson(valueAt(document, path) ?? null, operation.value) ? document : undefined;
}

function positions(document: Json, tokens: readonly string[]): (string | number)[] | null {
  const path: (string | number)[] = [];
  for (const token of tokens) {
    const list = valueAt(document, path);
    if (!isJsonList(list)) path.push(token);
    else {
      const position = positionIn(token, list.length - 1);
      if (position === null) return null;
      path.push(position);
    }
  }
  return path;
}

function positionIn(token: string, last: number): number | null {
  return /^(0|[1-9]\d{0,8})$/.test(token) && Number(token) <= last ? Number(token) : null;
}

type Change = Exclude<PatchOperation, { readonly op: "test" }> | Extract<PatchOperation, { value: Json }>;

function changed(value: Json, tokens: readonly string[], change: Change): Json | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined) return change.op === "remove" ? undefined : change.value;
  if (isJsonList(value)) return changedList(value, token, rest, change);
  return isJsonObject(value) ? changedObject(value, token, rest, change) : undefined;
}

function changedObject(
  object: JsonObject,
  field: string,
  rest: readonly string[],
  change: Change,
): Json | undefined {
  const old = Object.hasOwn(object, field) ? object[field] : undefined;
  const added = rest.length === 0 && change.op === "add";
  if (old === undefined && !added) return undefined;
  if (rest.length === 0 && change.op === "remove") {
    return Object.fromEntries(Object.entries(object).filter(([key]) => key !== field));
  }
  const value = rest.length === 0 ? newValue(change) : changed(old ?? null, rest, change);
  return value === undefined ? undefined : Object.fromEntries([...Object.entries(object), [field, value]]);
}

function changedList(
  list: readonly Json[],
  token: string,
  rest: readonly string[],
  change: Change,
): Json | undefined {
  const adds = rest.length === 0 && change.op === "add";
  if (adds && token === "-") return [...list, change.value];
  const position = positionIn(token, adds ? list.length : list.length - 1);
  if (position === null) return undefined;
  if (adds) return list.toSpliced(position, 0, change.value);
  if (rest.length === 0 && change.op === "remove") return list.toSpliced(position, 1);
  const value = rest.length === 0 ? newValue(change) : changed(list[position] ?? null, rest, change);
  return value === undefined ? undefined : list.with(position, value);
}

function newValue(change: Change): Json | undefined {
  return change.op === "remove" ? undefined : change.value;
}
