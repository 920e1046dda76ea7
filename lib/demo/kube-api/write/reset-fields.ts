import type { ServedKind } from "../kinds/served-kind";
import { FieldSet } from "./managed-fields/field-set";
import { fieldSetOfPaths } from "./managed-fields/field-set-of-paths";

const NOTHING = new FieldSet();
const STATUS = fieldSetOfPaths(["f:status"]);
const ALL_BUT_STATUS = fieldSetOfPaths(["f:metadata"], ["f:spec"]);
/** The status endpoints of these built-in kinds leave labels alone, too. */
const LABELS_TOO: ReadonlySet<string> = new Set(["Deployment"]);

/**
 * What an endpoint ignores of a request, and nobody can come to own through it: status where there is a status subresource,
 * all else at that subresource. https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function resetFields(kind: ServedKind, subresource: string): FieldSet {
  if (subresource === "scale") return NOTHING;
  if (subresource === "") return kind.subresources.includes("status") ? STATUS : NOTHING;
  if (kind.custom) return ALL_BUT_STATUS;
  const labels = LABELS_TOO.has(kind.kind) ? [["f:metadata", "f:labels"]] : [];
  return fieldSetOfPaths(["f:spec"], ...labels);
}
