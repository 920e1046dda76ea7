import type { SplitDto } from "@/lib/contracts/splits/splits-response";

export type ShownVerdict = SplitDto["verdict"] | "settling";

/**
 * What is said of a split whose object changed `changedMs` milliseconds ago within the window (null where it did not): shares
 * that differ are no news while some of them are of the weights before.
 */
export function shownVerdict({ verdict }: Pick<SplitDto, "verdict">, changedMs: number | null): ShownVerdict {
  return verdict === "differs" && changedMs !== null ? "settling" : verdict;
}
