import { isJsonList } from "@/lib/adapters/shared/json-list";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";

/** Which fields to keep: null keeps a field whole. */
export interface FieldTree {
  readonly [field: string]: FieldTree | null;
}

/** A tree of dotted paths. A path goes through lists as if they were not there: "spec.containers.name". */
export function fieldTree(paths: readonly string[]): FieldTree {
  const heads = new Map<string, string[]>();
  for (const path of paths) {
    const [head = path] = path.split(".", 1);
    const rest = path.slice(head.length + 1);
    heads.set(head, [...(heads.get(head) ?? []), rest]);
  }
  return Object.fromEntries(
    Array.from(heads, ([head, rests]) => [head, rests.includes("") ? null : fieldTree(rests)]),
  );
}

/** The part of `value` the tree keeps; fields that are absent stay absent. */
export function pickFields(value: JsonObject, tree: FieldTree): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [field, below] of Object.entries(tree)) {
    const found = value[field];
    if (found !== undefined) kept[field] = below === null ? found : pickBelow(found, below);
  }
  return kept;
}

function pickBelow(value: Json, tree: FieldTree): Json {
  if (isJsonList(value)) return value.map((item) => pickBelow(item, tree));
  return isJsonObject(value) ? pickFields(value, tree) : value;
}
