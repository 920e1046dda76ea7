import type { PreviewResponse } from "@/lib/contracts/config/preview";
import type { EntryReading } from "../../draft/model/read-entry";

/** Why a draft cannot be applied as it stands. */
export type Block =
  | { readonly why: "notAllowed"; readonly because: string }
  | { readonly why: "text"; readonly index: number; readonly reading: EntryReading }
  | { readonly why: "checking" }
  | { readonly why: "notChecked"; readonly because: string }
  | { readonly why: "conflicts"; readonly count: number }
  | { readonly why: "refused" }
  | { readonly why: "unchanged" };

interface Review {
  /** Why this viewer may write nothing here; null where writing is allowed. */
  readonly notAllowed: string | null;
  readonly readings: readonly EntryReading[];
  /** What the draft would do, of exactly this text; null while that is asked for. */
  readonly preview: PreviewResponse | null;
  /** Why the preview could not be made. */
  readonly previewProblem: string | null;
  /** Conflicts that nobody has answered yet. */
  readonly openConflicts: number;
}

/**
 * The first thing that stands in the way of applying a draft, or null. Nothing is applied that was not dry-run and
 * compared first; a dry run that a server cannot make stands in nobody's way.
 */
export function blockedBecause(review: Review): Block | null {
  const { notAllowed, readings, preview, previewProblem, openConflicts } = review;
  if (notAllowed !== null) return { why: "notAllowed", because: notAllowed };
  const index = readings.findIndex(({ state }) => state !== "object" && state !== "delete");
  const reading = readings[index];
  if (reading !== undefined) return { why: "text", index, reading };
  if (previewProblem !== null) return { why: "notChecked", because: previewProblem };
  if (preview === null) return { why: "checking" };
  if (openConflicts > 0) return { why: "conflicts", count: openConflicts };
  if (preview.objects.some(({ dryRun }) => dryRun.state === "refused")) return { why: "refused" };
  return preview.objects.every(({ action }) => action === "none") ? { why: "unchanged" } : null;
}
