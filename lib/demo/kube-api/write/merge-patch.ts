import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt } from "../../world/read-json";

/** Applies a JSON Merge Patch (RFC 7396): objects merge, null removes, anything else (lists too) replaces. */
export function applyMergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const merged = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null || value === undefined) merged.delete(key);
    else merged.set(key, applyMergePatch(jsonAt(target, key), value));
  }
  return Object.fromEntries(merged);
}
