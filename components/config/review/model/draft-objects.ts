import type { DraftEntry } from "@/lib/client/drafts/draft";
import type { DraftObject } from "@/lib/contracts/config/preview";
import type { EntryReading } from "../../draft/model/read-entry";

/** The objects a draft would write, in its order; null while one of its texts cannot be read as one. */
export function draftObjects(
  entries: readonly DraftEntry[],
  readings: readonly EntryReading[],
): readonly DraftObject[] | null {
  const objects = entries.flatMap(({ baseline }, index): readonly DraftObject[] => {
    const reading = readings[index];
    if (reading?.state === "object") return [{ baseline, edited: { ...reading.object } }];
    return reading?.state === "delete" ? [{ baseline, edited: null }] : [];
  });
  return objects.length === entries.length ? objects : null;
}
