import type { FormNode } from "@/lib/domain/forms/read-form";

/** Tells a field from those beside it. */
export function keyOf({ field }: FormNode): string {
  return field.input === "oneOf" ? `? ${field.label}` : field.path.join(".");
}
