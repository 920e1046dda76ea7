import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject } from "../../world/read-json";

/** Applies a JSON Merge Patch (RFC 7396): objects merge, null removes, anything else (lists too) replaces. */
export function applyMergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const merged: Record<string, Json | undefined> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null || value === undefined) Reflect.deleteProperty(merged, key);
    else
      Reflect.defineProperty(merged, key, {
        value: applyMergePatch(own(target, key), value),
        enumerable: true,
        writable: true,
        configurable: true,
      });
  }
  return merged;
}

const own = (target: Json | undefined, key: string): Json | undefined =>
  isObject(target) && Object.hasOwn(target, key) ? (target satisfies JsonObject)[key] : undefined;
