import type { FoundHere } from "./check";
import type { FieldPath, Severity } from "./finding";

/** A finding at a place of an object, without related objects or a fix where none are given. */
export function foundAt(
  severity: Severity,
  path: FieldPath,
  message: string,
  why: string,
  more: Partial<Pick<FoundHere, "related" | "fix" | "code">> = {},
): FoundHere {
  return { severity, path, message, why, related: [], fix: null, ...more };
}
