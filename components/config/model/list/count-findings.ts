import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import type { Severity } from "@/lib/domain/validations/finding";

/** How many objects have at least one finding of each severity. */
export function countFindings(rows: readonly ObjectRow[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { findings } of rows) {
    if (findings === null) continue;
    if (findings.error > 0) counts.error += 1;
    if (findings.warning > 0) counts.warning += 1;
    if (findings.info > 0) counts.info += 1;
  }
  return counts;
}
