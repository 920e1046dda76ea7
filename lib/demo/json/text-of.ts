import type { Json } from "@/lib/domain/mesh/cluster-object";

/** A text, number or boolean as text; "" for anything else. */
export function textOf(value: Json | undefined): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}
