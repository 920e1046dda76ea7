import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonList, isJsonObject } from "@/lib/domain/mesh/read-json";
import { equalJson, fieldAt, fieldsOf } from "./equal-json";
import { pathText, type Step } from "./field-path";
import { matchElements } from "./match-elements";

/** One difference between two objects. */
export interface Change {
  /** As `pathText` writes it; positions in lists are those after the change, of removed elements those before. */
  readonly path: string;
  readonly kind: "added" | "removed" | "changed" | "moved";
  /** Of a moved element its position before. */
  readonly before?: Json;
  /** Of a moved element its position after. */
  readonly after?: Json;
}

type Path = readonly Step[];

/**
 * What differs between two objects, in the order of the object after, with what is removed first in its place. Elements of
 * lists are found again by name, else by equality and likeness, so that an inserted route is one addition and a changed order
 * is a move. An object against null is one addition or removal of everything.
 */
export function diffObjects(before: JsonObject | null, after: JsonObject | null): readonly Change[] {
  const changes: Change[] = [];
  if (before && after) diffFields(before, after, [], changes);
  else if (before) changes.push({ path: "", kind: "removed", before });
  else if (after) changes.push({ path: "", kind: "added", after });
  return changes;
}

function diffValues(before: Json, after: Json, path: Path, to: Change[]): void {
  if (equalJson(before, after)) return;
  if (isJsonObject(before) && isJsonObject(after)) diffFields(before, after, path, to);
  else if (isJsonList(before) && isJsonList(after)) diffLists(before, after, path, to);
  else to.push({ path: pathText(path), kind: "changed", before, after });
}

function diffFields(before: JsonObject, after: JsonObject, path: Path, to: Change[]): void {
  for (const field of new Set([...fieldsOf(before), ...fieldsOf(after)])) {
    const old = fieldAt(before, field);
    const now = fieldAt(after, field);
    const here = [...path, field];
    if (old === undefined) {
      if (now !== undefined) to.push({ path: pathText(here), kind: "added", after: now });
    } else if (now === undefined) to.push({ path: pathText(here), kind: "removed", before: old });
    else diffValues(old, now, here, to);
  }
}

function diffLists(before: readonly Json[], after: readonly Json[], path: Path, to: Change[]): void {
  const { pairs, moved, names } = matchElements(before, after);
  const step = (side: "before" | "after", index: number): Step => {
    const name = names?.[side][index];
    return name === undefined ? index : { name };
  };
  const stayed = new Set(pairs.map(([one]) => one));
  for (const [index, value] of before.entries()) {
    if (stayed.has(index)) continue;
    to.push({ path: pathText([...path, step("before", index)]), kind: "removed", before: value });
  }
  const origin = new Map(pairs.map((pair) => [pair[1], pair]));
  for (const [index, value] of after.entries()) {
    const here = [...path, step("after", index)];
    const pair = origin.get(index);
    if (!pair) {
      to.push({ path: pathText(here), kind: "added", after: value });
      continue;
    }
    if (moved.has(pair)) to.push({ path: pathText(here), kind: "moved", before: pair[0], after: index });
    diffValues(before[pair[0]] ?? null, value, here, to);
  }
}
