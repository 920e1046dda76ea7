import type { FieldPath } from "@/lib/domain/validations/finding";

/** A path without its positions: ["spec", "http", 0, "route"] is `spec.http[].route`. */
export function fieldShape(path: FieldPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}
