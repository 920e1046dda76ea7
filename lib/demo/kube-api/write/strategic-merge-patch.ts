import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../json/is-json-array";
import { isObject, textOr } from "../../world/read-json";
import type { Refused } from "../http/reply";
import { refuse, refuseUnexplained } from "../http/status";
import { itemsOf } from "../schemas/items-of";
import { propertyOf } from "../schemas/property-of";
import type { Schema } from "../schemas/schema";
import { isSameItem, strategicMergePatchOrder } from "./strategic-merge-patch-order";

const DIRECTIVE = "$patch";
const RETAIN = "$retainKeys";
const ORDER = "$setElementOrder/";
const DELETE = "$deleteFromPrimitiveList/";

/** One patch in progress, and the first thing that is wrong with it. */
class Patching {
  problem: Refused | null = null;

  fail<Value>(problem: Refused, value: Value): Value {
    this.problem ??= problem;
    return value;
  }
}

const isDirective = (key: string): boolean =>
  key === DIRECTIVE || key === RETAIN || key.startsWith(ORDER) || key.startsWith(DELETE);

/** A patch that meets nothing of its kind: what it says itself, without directives and nulls. */
function plain(patch: Json): Json {
  if (isJsonArray(patch))
    return patch.filter((item) => !isObject(item) || item[DIRECTIVE] === undefined).map(plain);
  if (!isObject(patch)) return patch;
  const entries = Object.entries(patch).flatMap(([key, value]) =>
    isDirective(key) || value === null || value === undefined ? [] : [[key, plain(value)] as const],
  );
  return Object.fromEntries(entries);
}

function retained(live: JsonObject, patch: JsonObject, patching: Patching): JsonObject {
  const keys = patch[RETAIN];
  if (keys === undefined) return live;
  const valid =
    isJsonArray(keys) &&
    Object.keys(patch).every((key) => isDirective(key) || patch[key] === null || keys.includes(key));
  if (!valid) return patching.fail(refuse("BadRequest", "invalid patch format of retainKeys"), live);
  return Object.fromEntries(Object.entries(live).filter(([key]) => keys.includes(key)));
}

/** Items of a list of objects one by one: deleted, merged into the one with the same key, or added. */
function mergeItems(
  live: readonly Json[],
  patch: readonly JsonObject[],
  schema: Schema,
  patching: Patching,
): readonly Json[] {
  const key = schema.patchMergeKey;
  const merged = [...live];
  for (const item of patch) {
    if (item[DIRECTIVE] === "replace") continue;
    if (item[key] === undefined) {
      const text = JSON.stringify(item);
      const problem = `map: ${text} does not contain declared merge key: ${key}`;
      return patching.fail(refuseUnexplained(500, problem), live);
    }
    const index = merged.findIndex((there) => isSameItem(there, item, key));
    const { [DIRECTIVE]: directive, ...content } = item;
    if (directive === "delete") merged.splice(index, index < 0 ? 0 : 1);
    else if (directive !== undefined && directive !== "merge") unknownDirective(item, patching);
    else if (index >= 0) merged[index] = mergeValue(merged[index], content, itemsOf(schema), patching);
    else merged.push(plain(content));
  }
  return merged;
}

function unknownDirective(patch: JsonObject, patching: Patching): void {
  const problem = `unknown patch type: ${textOr(patch[DIRECTIVE])} in map: ${JSON.stringify(patch)}`;
  patching.fail(refuseUnexplained(500, problem), undefined);
}

function mergeList(
  live: readonly Json[],
  patch: readonly Json[],
  schema: Schema,
  patching: Patching,
): readonly Json[] {
  const items = patch.filter(isObject);
  if (schema.patchMergeKey === "") {
    const added = patch.filter((item) => !live.some((there) => isSameItem(there, item, "")));
    return strategicMergePatchOrder([...live, ...added], patch, live, "");
  }
  if (items.length < patch.length)
    return patching.fail(refuseUnexplained(500, "list element types are not identical"), live);
  if (items.some((item) => item[DIRECTIVE] === "replace")) return items.flatMap((item) => plainItem(item));
  const merged = mergeItems(live, items, schema, patching);
  return strategicMergePatchOrder(merged, items, live, schema.patchMergeKey);
}

const plainItem = (item: JsonObject): readonly Json[] => (item[DIRECTIVE] === undefined ? [plain(item)] : []);

function mergeValue(
  live: Json | undefined,
  patch: Json,
  schema: Schema | undefined,
  patching: Patching,
): Json {
  const strategy = schema?.patchStrategy ?? [];
  if (isObject(live) && isObject(patch) && !strategy.includes("replace"))
    return mergeObject(live, patch, schema, patching);
  if (isJsonArray(live) && isJsonArray(patch) && schema !== undefined && strategy.includes("merge"))
    return mergeList(live, patch, schema, patching);
  return plain(patch);
}

/** The live list without what `$deleteFromPrimitiveList` names. */
function withoutDeleted(live: Json | undefined, patch: JsonObject, key: string): Json | undefined {
  const deleted = patch[`${DELETE}${key}`];
  return isJsonArray(deleted) && isJsonArray(live)
    ? live.filter((item) => !deleted.some((one) => isSameItem(one, item, "")))
    : live;
}

/** Whether a list comes in the order that its own `$setElementOrder` asks for. */
function followsOrder(list: readonly Json[], order: readonly Json[], mergeKey: string): boolean {
  const places = list
    .filter((item) => !isObject(item) || item[DIRECTIVE] === undefined)
    .map((item) => order.findIndex((one) => isSameItem(one, item, mergeKey)));
  return places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1));
}

function inOrder(
  value: Json | undefined,
  live: Json | undefined,
  patch: JsonObject,
  key: string,
  context: { readonly mergeKey: string; readonly patching: Patching },
): Json | undefined {
  const order = patch[`${ORDER}${key}`];
  if (order === undefined || !isJsonArray(value)) return value;
  const { mergeKey, patching } = context;
  if (!isJsonArray(order))
    return patching.fail(
      refuseUnexplained(500, `expected a []interface {}, but received a ${typeof order}`),
      value,
    );
  const list = patch[key];
  if (isJsonArray(list) && !followsOrder(list, order, mergeKey)) {
    const problem = `The order in patch list:\n${JSON.stringify(list)}\n doesn't match $setElementOrder list:\n${JSON.stringify(order)}\n`;
    return patching.fail(refuseUnexplained(500, problem), value);
  }
  return strategicMergePatchOrder(value, order, isJsonArray(live) ? live : [], mergeKey);
}

/** The fields a patch speaks of, by their own name or by a directive on their list. */
const fieldsOf = (patch: JsonObject): ReadonlySet<string> =>
  new Set(
    Object.keys(patch)
      .filter((key) => key !== DIRECTIVE && key !== RETAIN)
      .map((key) =>
        [ORDER, DELETE].reduce(
          (name, prefix) => (name.startsWith(prefix) ? name.slice(prefix.length) : name),
          key,
        ),
      ),
  );

/** What becomes of one field; undefined where it goes. */
function mergeField(
  live: JsonObject,
  patch: JsonObject,
  field: string,
  schema: Schema | undefined,
  patching: Patching,
): Json | undefined {
  const property = schema && propertyOf(schema, field);
  const kept = withoutDeleted(live[field], patch, field);
  const value = patch[field];
  if (value === null) return undefined;
  const next = value === undefined ? kept : mergeValue(kept, value, property, patching);
  return inOrder(next, live[field], patch, field, { mergeKey: property?.patchMergeKey ?? "", patching });
}

function mergeObject(
  live: JsonObject,
  patch: JsonObject,
  schema: Schema | undefined,
  patching: Patching,
): JsonObject {
  const directive = patch[DIRECTIVE];
  if (directive === "delete") return {};
  const own = plain(patch);
  if (directive === "replace") return isObject(own) ? own : {};
  if (directive !== undefined && directive !== "merge") unknownDirective(patch, patching);
  const there = retained(live, patch, patching);
  const merged = new Map(Object.entries(there));
  for (const field of fieldsOf(patch)) {
    const value = mergeField(there, patch, field, schema, patching);
    if (value === undefined) merged.delete(field);
    else merged.set(field, value);
  }
  return Object.fromEntries(merged);
}

/**
 * Applies a strategic merge patch to an object of a built-in kind by its schema's merge keys and strategies, with the directives
 * kubectl sends. 400, or 500 as the API server answers, for directives that make no sense; 415 for custom resources is the
 * caller's. https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md
 */
export function applyStrategicMergePatch(
  schema: Schema | undefined,
  document: JsonObject,
  patch: JsonObject,
): { readonly ok: true; readonly value: Json } | Refused {
  const patching = new Patching();
  const value = mergeObject(document, patch, schema, patching);
  return patching.problem ?? { ok: true, value };
}
