import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, textAt } from "@/lib/domain/mesh/read-json";

/** The names of a list's elements, where every element is an object with a name of its own; null for other lists. */
export function uniqueNames(list: readonly Json[]): readonly string[] | null {
  const names: string[] = [];
  for (const item of list) {
    const name = isJsonObject(item) ? textAt(item, "name") : "";
    if (name === "") return null;
    names.push(name);
  }
  return new Set(names).size === names.length ? names : null;
}
