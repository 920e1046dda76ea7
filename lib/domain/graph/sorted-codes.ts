import type { CodeRate } from "./graph";
import type { Report } from "./report";

/** A report's codes and flags with their rates, in the order of the codes. */
export function sortedCodes({ codes }: Report): readonly CodeRate[] {
  if (codes.length < 2) return codes;
  return codes.toSorted((a, b) => (`${a.code}|${a.flags}` < `${b.code}|${b.flags}` ? -1 : 1));
}
