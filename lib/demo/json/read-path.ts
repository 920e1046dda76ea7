import type { Json } from "@/lib/domain/mesh/cluster-object";
import { jsonAt } from "../world/read-json";

/** The value at a dotted path of object keys (`status.phase`); undefined where any step is missing. */
export function readPath(value: Json | undefined, path: string): Json | undefined {
  return jsonAt(value, ...path.split("."));
}
