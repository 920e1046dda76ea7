import type { CodeRate } from "./graph";
import type { Report } from "./report";

/** A report's codes and flags with their rates, in the order of the codes. */
export function sortedCodes(report: Report): readonly CodeRate[] {
  return [...report.codes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { code, flags, requestsPerSecond }]) => ({ code, flags, requestsPerSecond }));
}
