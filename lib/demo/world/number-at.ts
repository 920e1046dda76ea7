import type { Json } from "@/lib/domain/mesh/cluster-object";
import { jsonAt } from "./read-json";

/** The number at a path of keys, `fallback` where there is none. */
export function numberAt(value: Json | undefined, fallback: number, ...path: readonly string[]): number {
  const found = jsonAt(value, ...path);
  return typeof found === "number" && Number.isFinite(found) ? found : fallback;
}
