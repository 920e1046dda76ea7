import type { Json } from "@/lib/domain/mesh/cluster-object";

/** Whether there is nothing below a value: it is absent, null, or an empty list or map. Scalars are something. */
export function isEmptyOrAbsent(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
