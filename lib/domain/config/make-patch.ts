import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonList, isJsonObject } from "@/lib/domain/mesh/read-json";
import { equalJson, fieldAt, fieldsOf } from "./equal-json";
import type { JsonPatch, PatchOperation } from "./json-patch";
import { jsonPointer } from "./json-pointer";
import { uniqueNames } from "./unique-names";

type Path = readonly (string | number)[];

/**
 * A JSON Patch that makes `after` of `before` and is refused where the cluster's object differs in anything it replaces or
 * removes: each such value is tested first, and a list whose elements change is tested whole, because its positions mean
 * nothing once somebody else has changed it; a field that is added is tested to be null, which to an API server of Kubernetes
 * means that it is not there. Where `before` has a metadata.uid, that is tested too. Empty where nothing
 * differs. https://www.rfc-editor.org/rfc/rfc6902
 */
export function makePatch(before: JsonObject, after: JsonObject): JsonPatch {
  const operations: PatchOperation[] = [];
  patchObject(before, after, [], false, operations);
  if (operations.length === 0) return [];
  const metadata = fieldAt(before, "metadata");
  const uid = isJsonObject(metadata) ? fieldAt(metadata, "uid") : undefined;
  return uid === undefined ? operations : [{ op: "test", path: "/metadata/uid", value: uid }, ...operations];
}

/** `tested`: an operation before these has tested all that is here. */
function patchValue(before: Json, after: Json, path: Path, tested: boolean, to: PatchOperation[]): void {
  if (equalJson(before, after)) return;
  if (isJsonObject(before) && isJsonObject(after)) patchObject(before, after, path, tested, to);
  else if (isJsonList(before) && isJsonList(after) && before.length > 0 && after.length > 0)
    patchList(before, after, path, tested, to);
  else {
    if (!tested) to.push({ op: "test", path: jsonPointer(path), value: before });
    to.push({ op: "replace", path: jsonPointer(path), value: after });
  }
}

function patchObject(
  before: JsonObject,
  after: JsonObject,
  path: Path,
  tested: boolean,
  to: PatchOperation[],
): void {
  for (const field of fieldsOf(before)) {
    const old = fieldAt(before, field);
    if (old === undefined || fieldAt(after, field) !== undefined) continue;
    const pointer = jsonPointer([...path, field]);
    if (!tested) to.push({ op: "test", path: pointer, value: old });
    to.push({ op: "remove", path: pointer });
  }
  for (const field of fieldsOf(after)) {
    const old = fieldAt(before, field);
    const value = fieldAt(after, field);
    if (value === undefined) continue;
    const here = [...path, field];
    if (old === undefined) {
      if (!tested) to.push({ op: "test", path: jsonPointer(here), value: null });
      to.push({ op: "add", path: jsonPointer(here), value });
    } else patchValue(old, value, here, tested, to);
  }
}

/** Elements that both ends share stay; between them elements are changed in place, then removed or added. */
function patchList(
  before: readonly Json[],
  after: readonly Json[],
  path: Path,
  tested: boolean,
  to: PatchOperation[],
): void {
  if (!tested) to.push({ op: "test", path: jsonPointer(path), value: before });
  const start = sharedStart(before, after);
  const end = sharedEnd(before, after, start);
  const removed = before.slice(start, before.length - end);
  const added = after.slice(start, after.length - end);
  const inPlace = keepsNames(removed, added) ? Math.min(removed.length, added.length) : 0;
  for (let index = 0; index < inPlace; index += 1) {
    patchValue(removed[index] ?? null, added[index] ?? null, [...path, start + index], true, to);
  }
  for (let index = removed.length - 1; index >= inPlace; index -= 1) {
    to.push({ op: "remove", path: jsonPointer([...path, start + index]) });
  }
  for (const [index, value] of added.slice(inPlace).entries()) {
    to.push({ op: "add", path: jsonPointer([...path, start + inPlace + index]), value });
  }
}

/** Whether elements stand where their namesakes stood, so that changing them in place is what a reader expects. */
function keepsNames(removed: readonly Json[], added: readonly Json[]): boolean {
  const old = uniqueNames(removed);
  const now = uniqueNames(added);
  if (!old || !now) return true;
  return old.every((name, index) => index >= now.length || now[index] === name);
}

function sharedStart(before: readonly Json[], after: readonly Json[]): number {
  const most = Math.min(before.length, after.length);
  let count = 0;
  while (count < most && equalJson(before[count], after[count])) count += 1;
  return count;
}

function sharedEnd(before: readonly Json[], after: readonly Json[], start: number): number {
  const most = Math.min(before.length, after.length) - start;
  let count = 0;
  while (count < most && equalJson(before.at(-1 - count), after.at(-1 - count))) count += 1;
  return count;
}
