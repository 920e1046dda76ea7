import type { Json } from "@/lib/domain/mesh/cluster-object";

/** Whether a parsed JSON value is an array. */
export function isJsonArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}
