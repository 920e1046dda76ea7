import type { SplitDto, SplitsResponse } from "@/lib/contracts/splits/splits-response";
import { changedWithin } from "./changed-within";

/** How long ago (milliseconds) the shift of a split moved its weights within the window of an answer; null where it did not. */
export function steppedWithin(
  { shift }: Pick<SplitDto, "shift">,
  window: Pick<SplitsResponse, "at" | "windowSeconds">,
): number | null {
  // A plan is begun, and its gates are judged from then on, before any weight is moved.
  if (shift === null || shift.taken === 0) return null;
  return changedWithin(Date.parse(shift.steppedAt), window);
}
