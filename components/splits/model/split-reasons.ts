import type { SplitDto } from "@/lib/contracts/splits/splits-response";

export interface SplitReason {
  readonly code: string;
  readonly message: string;
}

/**
 * What to know of a split's shares, each sentence once: of the whole split first, then of its destinations, of those only
 * what says more.
 */
export function splitReasons({
  notes,
  destinations,
}: Pick<SplitDto, "notes" | "destinations">): readonly SplitReason[] {
  const own = destinations.flatMap(({ reason, reasonCode }) =>
    reason === undefined || reason === "" ? [] : [{ code: reasonCode ?? "", message: reason }],
  );
  const told: SplitReason[] = [];
  for (const reason of [...notes, ...own]) {
    if (!told.some(({ message }) => reason.message.includes(message))) told.push(reason);
  }
  return told;
}
