import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../json/is-json-array";
import { isObject, jsonAt } from "../../world/read-json";

/** The patchMergeKey of the lists that merge, by field, after k8s.io/api; every other list is replaced whole. */
const MERGE_KEYS: Readonly<Record<string, readonly string[]>> = {
  containers: ["name"],
  initContainers: ["name"],
  volumes: ["name"],
  env: ["name"],
  imagePullSecrets: ["name"],
  volumeMounts: ["mountPath"],
  ports: ["containerPort", "port"],
  conditions: ["type"],
  ownerReferences: ["uid"],
};

function mergeList(target: readonly Json[], patch: readonly JsonObject[], key: string): Json {
  const merged = [...target];
  for (const { $patch, ...item } of patch) {
    const index = merged.findIndex((there) => isObject(there) && there[key] === item[key]);
    if ($patch === "delete" && index >= 0) merged.splice(index, 1);
    else if (index >= 0) merged[index] = applyStrategicMergePatch(merged[index], item);
    else if ($patch !== "delete") merged.push(applyStrategicMergePatch(undefined, item));
  }
  return merged;
}

function mergeField(field: string, target: Json | undefined, patch: Json): Json {
  if (!isJsonArray(patch)) return applyStrategicMergePatch(target, patch);
  const items = patch.filter(isObject);
  const key = MERGE_KEYS[field]?.find((candidate) => items.every((item) => item[candidate] !== undefined));
  if (key === undefined || items.length < patch.length) return patch;
  return mergeList(isJsonArray(target) ? target : [], items, key);
}

/**
 * Applies a strategic merge patch as the API server does for built-in kinds: a merge patch in which lists with a merge key
 * merge item by item and `$patch: delete` removes an item. The order directives of kubectl are accepted and not needed.
 */
export function applyStrategicMergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const merged = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [field, value] of Object.entries(patch)) {
    if (field.startsWith("$")) continue;
    if (value === null || value === undefined) merged.delete(field);
    else merged.set(field, mergeField(field, jsonAt(target, field), value));
  }
  return Object.fromEntries(merged);
}
