import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import type { RunningShift } from "@/lib/domain/shifting/read-shift";

/**
 * Whether the shift of a split's object is about this split, about another route of the object, or there is none. One whose
 * route is not found is where the server last saw it, and with every split of its object where it saw none.
 */
export function shiftPlace(
  { route, shift: known }: Pick<SplitDto, "route" | "shift">,
  shift: RunningShift | null,
): "here" | "elsewhere" | "none" {
  if (shift === null) return "none";
  if (shift.route === route || known !== null) return "here";
  return shift.route === "" ? "here" : "elsewhere";
}
