import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject } from "../../../world/read-json";
import type { ListAtom } from "./atom-of";
import type { PathElement } from "./field-set";

const isScalar = (value: Json): boolean => typeof value !== "object";

function keyElement(item: JsonObject, { keys, defaultOf }: ListAtom): PathElement | null {
  const present = [...keys].sort().flatMap((key) => {
    const value = item[key] ?? defaultOf(key);
    return value === undefined || value === null ? [] : [[key, value] as const];
  });
  return present.length === 0 ? null : `k:${JSON.stringify(Object.fromEntries(present))}`;
}

/** What identifies an item of a list that merges: its keys, or in a set its value; null where it has neither. */
export function itemElement(item: Json, list: ListAtom): PathElement | null {
  if (list.relation === "set") return isScalar(item) ? `v:${JSON.stringify(item)}` : null;
  return isObject(item) ? keyElement(item, list) : null;
}
