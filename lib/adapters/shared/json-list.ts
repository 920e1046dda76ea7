import type { Json } from "@/lib/domain/mesh/cluster-object";

/** Whether a JSON value is a list. */
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
