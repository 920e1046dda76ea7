import type { MtlsColumn } from "@/lib/client/url-state/mtls-params";
import type { MtlsEntryDto } from "@/lib/contracts/mtls/mtls-response";
import type { NamespaceLine, WorkloadLine } from "./tree-line";

type Sortable = NamespaceLine | WorkloadLine;
type SortKey = string | number | null;

/** From the least strict to the strictest. */
const STRICTNESS: Readonly<Record<MtlsEntryDto["configured"], number>> = {
  DISABLE: 0,
  PERMISSIVE: 1,
  STRICT: 2,
};

const KEYS: Readonly<Record<MtlsColumn, (line: Sortable) => SortKey>> = {
  name: () => null,
  configured: (line) => STRICTNESS[factsOf(line).configured],
  observed: (line) => factsOf(line).observedPercent,
  rate: (line) => factsOf(line).requestsPerSecond,
  dataPlane: (line) => (line.type === "workload" ? line.workload.whole.dataPlane : null),
  marks: (line) => (line.type === "workload" ? line.marks.size : line.marked),
};

function factsOf(line: Sortable): Pick<MtlsEntryDto, "configured" | "observedPercent" | "requestsPerSecond"> {
  return line.type === "workload" ? line.workload.whole : line.scope;
}

function nameOf(line: Sortable): string {
  return line.type === "workload" ? line.workload.whole.workload : line.scope.name;
}

/** The lines of one level by a column; equal ones by name; what is not known last whichever way. */
export function sortMtls<Line extends Sortable>(
  lines: readonly Line[],
  column: MtlsColumn,
  descending: boolean,
): readonly Line[] {
  const sign = descending ? -1 : 1;
  const key = KEYS[column];
  return lines.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left !== right) {
      if (left === null || right === null) return left === null ? 1 : -1;
      return left < right ? -sign : sign;
    }
    return nameOf(a).localeCompare(nameOf(b), "en") * (column === "name" ? sign : 1);
  });
}
