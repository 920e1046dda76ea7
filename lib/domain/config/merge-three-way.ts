import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonList, isJsonObject } from "@/lib/domain/mesh/read-json";
import { diffObjects, type Change } from "./diff-objects";
import { equalJson, fieldAt, fieldsOf } from "./equal-json";
import { pathText, type Step } from "./field-path";
import { mergeLists } from "./merge-lists";
import type { Merging, Sides } from "./merging";

/** A place that both sides changed, differently. What is absent on a side is not there. */
export interface Conflict {
  /** As `pathText` writes it. */
  readonly path: string;
  readonly baseline?: Json;
  readonly current?: Json;
  readonly edited?: Json;
}

/** Which side is kept at conflicts, by path. */
export type Resolutions = Readonly<Record<string, "current" | "edited">>;

export interface Merged {
  /** Where a conflict is not resolved it holds what was edited; it must not be written then. */
  readonly merged: JsonObject;
  /** What changed in the cluster between baseline and current. */
  readonly meanwhile: readonly Change[];
  /** Without those that are resolved. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Merges what was edited with what changed in the cluster meanwhile: a field that one side changed is taken from it, a field
 * that both changed alike is taken as it is, a field that both changed differently is a conflict. Lists are merged element by
 * element (`mergeLists`). Objects that both sides added are conflicts, labels and annotations apart: halves of two people's
 * objects make a third that nobody wrote.
 */
export function mergeThreeWay(
  { baseline, current, edited }: Sides<JsonObject>,
  resolutions: Resolutions = {},
): Merged {
  const conflicts: Conflict[] = [];
  const merging = createMerging(conflicts, resolutions);
  const merged = merging.value({ baseline, current, edited }, []);
  return {
    merged: isJsonObject(merged) ? merged : edited,
    meanwhile: diffObjects(baseline, current),
    conflicts,
  };
}

function createMerging(conflicts: Conflict[], resolutions: Resolutions): Merging {
  const resolved = new Map(Object.entries(resolutions));
  const merging: Merging = {
    value: (sides, path) => {
      const settled = settledSide(sides);
      if (settled) return sides[settled];
      return resolved.has(pathText(path)) ? merging.conflict(sides, path) : mergeValues(sides, path, merging);
    },
    keeps: (path) => resolved.get(pathText(path)) ?? "edited",
    conflict: (sides, path) => {
      const text = pathText(path);
      const keep = resolved.get(text);
      if (keep === undefined) conflicts.push(conflictOf(sides, text));
      return keep === "current" ? sides.current : sides.edited;
    },
  };
  return merging;
}

function conflictOf({ baseline, current, edited }: Sides, path: string): Conflict {
  return {
    path,
    ...(baseline !== undefined && { baseline }),
    ...(current !== undefined && { current }),
    ...(edited !== undefined && { edited }),
  };
}

/** The side to take where at most one side changed the value, or both alike. */
function settledSide({ baseline, current, edited }: Sides): "current" | "edited" | null {
  if (equalJson(current, edited) || equalJson(baseline, edited)) return "current";
  return equalJson(baseline, current) ? "edited" : null;
}

function mergeValues(sides: Sides, path: readonly Step[], merging: Merging): Json | undefined {
  const { baseline, current, edited } = sides;
  if (isJsonObject(current) && isJsonObject(edited)) {
    if (isJsonObject(baseline)) return mergeFields({ baseline, current, edited }, path, merging);
    if (baseline === undefined && isMap(path)) {
      return mergeFields({ baseline: {}, current, edited }, path, merging);
    }
  }
  if (isJsonList(baseline) && isJsonList(current) && isJsonList(edited)) {
    return mergeLists({ baseline, current, edited }, path, merging);
  }
  return merging.conflict(sides, path);
}

/** Whether the fields of the object there are independent entries. */
function isMap(path: readonly Step[]): boolean {
  return path.length === 2 && path[0] === "metadata" && (path[1] === "labels" || path[1] === "annotations");
}

/** In the order of the current object, what is new in the edited one after it. */
function mergeFields(sides: Sides<JsonObject>, path: readonly Step[], merging: Merging): JsonObject {
  const { baseline, current, edited } = sides;
  const fields = new Set([...fieldsOf(current), ...fieldsOf(edited), ...fieldsOf(baseline)]);
  return Object.fromEntries(
    Array.from(fields).flatMap((field): [string, Json][] => {
      const below: Sides = {
        baseline: fieldAt(baseline, field),
        current: fieldAt(current, field),
        edited: fieldAt(edited, field),
      };
      const value = merging.value(below, [...path, field]);
      return value === undefined ? [] : [[field, value]];
    }),
  );
}
