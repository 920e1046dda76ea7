import { equalJson, fieldAt, fieldsOf } from "@/lib/domain/config/equal-json";
import { matchElements } from "@/lib/domain/config/match-elements";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonList, isJsonObject } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "@/lib/domain/validations/finding";
import type { YamlEdit } from "./edit-yaml";

/** The smallest edits that make one value of another, in order; empty where nothing differs. */
export function yamlEdits(before: Json, after: Json, path: FieldPath = []): readonly YamlEdit[] {
  if (equalJson(before, after)) return [];
  if (isJsonObject(before) && isJsonObject(after)) return fieldEdits(before, after, path);
  if (isJsonList(before) && isJsonList(after) && before.length > 0 && after.length > 0) {
    return listEdits(before, after, path);
  }
  return [{ op: "set", path, value: after }];
}

function fieldEdits(before: JsonObject, after: JsonObject, path: FieldPath): readonly YamlEdit[] {
  const removed = fieldsOf(before).filter((field) => fieldAt(after, field) === undefined);
  const written = fieldsOf(after).flatMap((field): readonly YamlEdit[] => {
    const old = fieldAt(before, field);
    const value = fieldAt(after, field) ?? null;
    return old === undefined
      ? [{ op: "set", path: [...path, field], value }]
      : yamlEdits(old, value, [...path, field]);
  });
  return [...written, ...removed.map((field): YamlEdit => ({ op: "remove", path: [...path, field] }))];
}

/** Insertions come first, so that a list whose elements are all replaced never loses its form. */
function listEdits(before: readonly Json[], after: readonly Json[], path: FieldPath): readonly YamlEdit[] {
  const { pairs } = matchElements(before, after);
  const origin = new Map(pairs.map(([one, other]) => [other, one]));
  const edits: YamlEdit[] = [];
  // Which element of `before` stands where; -1 for inserted ones.
  const standing = before.map((_, index) => index);
  for (const [index, value] of after.entries()) {
    const from = origin.get(index);
    if (from === undefined) {
      edits.push({ op: "insert", path: [...path, index], value });
      standing.splice(index, 0, -1);
      continue;
    }
    const at = standing.indexOf(from);
    if (at !== index) {
      edits.push(...bringTo(standing, at, index, path, new Set(origin.values())));
    }
    edits.push(...yamlEdits(before[from] ?? null, value, [...path, index]));
  }
  for (let index = standing.length - 1; index >= after.length; index -= 1) {
    edits.push({ op: "remove", path: [...path, index] });
  }
  return edits;
}

/** What stands between goes, where it goes anyway; else the element moves. */
function bringTo(
  standing: number[],
  at: number,
  index: number,
  path: FieldPath,
  kept: ReadonlySet<number>,
): readonly YamlEdit[] {
  const between = standing.slice(index, at);
  if (between.some((origin) => kept.has(origin))) {
    standing.splice(index, 0, ...standing.splice(at, 1));
    return [{ op: "move", path, from: at, to: index }];
  }
  standing.splice(index, at - index);
  return between.map(() => ({ op: "remove", path: [...path, index] }));
}
