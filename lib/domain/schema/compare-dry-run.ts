import { equalJson, fieldAt, fieldsOf } from "@/lib/domain/config/equal-json";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonList, isJsonObject } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "@/lib/domain/validations/finding";

/** What the API server makes of an object that is sent to it, by paths; at most 1,000 of each. */
export interface DryRunDifference {
  /** In what was sent and not in what would be kept. */
  readonly pruned: readonly FieldPath[];
  /** Not in what was sent and in what would be kept: defaults, and what webhooks add. */
  readonly defaulted: readonly FieldPath[];
  /** In both and not the same: what webhooks change. */
  readonly changed: readonly FieldPath[];
}

type Kind = "pruned" | "defaulted" | "changed";
type Note = (kind: Kind, path: FieldPath) => void;

const MOST = 1_000;
const DEEPEST = 200;
/** Only the API server writes them. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/ */
const SERVER_FIELDS = new Set([
  "uid",
  "resourceVersion",
  "generation",
  "creationTimestamp",
  "managedFields",
  "selfLink",
]);

/**
 * Compares an object as it was sent with what a dry run answered. The status and the metadata that only the API server
 * writes are left out. A field that is gone or new is told once, not with everything below it.
 */
export function compareDryRun(sent: JsonObject, answer: JsonObject): DryRunDifference {
  const found: Record<Kind, FieldPath[]> = { pruned: [], defaulted: [], changed: [] };
  compareFields(ownFields(sent), ownFields(answer), [], (kind, path) => {
    if (found[kind].length < MOST) found[kind].push(path);
  });
  return found;
}

function ownFields({ status: _, metadata, ...own }: JsonObject): JsonObject {
  if (!isJsonObject(metadata)) return metadata === undefined ? own : { ...own, metadata };
  const written = Object.entries(metadata).filter(([field]) => !SERVER_FIELDS.has(field));
  return { ...own, metadata: Object.fromEntries(written) };
}

function compareValues(sent: Json, kept: Json, path: FieldPath, note: Note): void {
  if (path.length > DEEPEST || equalJson(sent, kept)) return;
  if (isJsonObject(sent) && isJsonObject(kept)) compareFields(sent, kept, path, note);
  else if (isJsonList(sent) && isJsonList(kept)) compareLists(sent, kept, path, note);
  else note("changed", path);
}

function compareFields(sent: JsonObject, kept: JsonObject, path: FieldPath, note: Note): void {
  for (const field of fieldsOf(sent)) {
    const value = fieldAt(kept, field);
    if (value === undefined) note("pruned", [...path, field]);
    else compareValues(sent[field] ?? null, value, [...path, field], note);
  }
  for (const field of fieldsOf(kept)) {
    if (fieldAt(sent, field) === undefined) note("defaulted", [...path, field]);
  }
}

function compareLists(sent: readonly Json[], kept: readonly Json[], path: FieldPath, note: Note): void {
  sent.forEach((item, index) => {
    const value = kept[index];
    if (value === undefined) note("pruned", [...path, index]);
    else compareValues(item, value, [...path, index], note);
  });
  for (let index = sent.length; index < kept.length; index += 1) note("defaulted", [...path, index]);
}
