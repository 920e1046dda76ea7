import type { SplitDto } from "@/lib/contracts/splits/splits-response";

export interface SplitReason {
  readonly code: string;
  readonly message: string;
}

/** Why a split's shares cannot be compared, each sentence once: of the whole split first, then of its destinations. */
export function splitReasons({ notes, destinations }: SplitDto): readonly SplitReason[] {
  const own = destinations.flatMap(({ reason, reasonCode }) =>
    reason === undefined || reason === "" ? [] : [{ code: reasonCode ?? "", message: reason }],
  );
  const seen = new Set<string>();
  return [...notes, ...own].filter(({ message }) => {
    if (seen.has(message)) return false;
    seen.add(message);
    return true;
  });
}
