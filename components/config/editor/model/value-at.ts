import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "@/lib/domain/validations/finding";

/** The value at a path; undefined where there is none. */
export function valueAt(value: Json | undefined, path: FieldPath): Json | undefined {
  let here = value;
  for (const step of path) here = stepInto(here, step);
  return here;
}

function stepInto(value: Json | undefined, step: string | number): Json | undefined {
  if (typeof step === "number") return Array.isArray(value) ? listOf(value)[step] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function listOf(value: readonly Json[]): readonly Json[] {
  return value;
}
