import type { DraftEntry } from "@/lib/client/drafts/draft";
import type { ApplyResult } from "./apply-in-order";

/** What is left of a draft once it was applied: the entries that were not written, in their order. */
export function remainingEntries(
  entries: readonly DraftEntry[],
  results: readonly ApplyResult[],
): readonly DraftEntry[] {
  return entries.filter((_, index) => results[index]?.state !== "done");
}
