import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { getOrMake } from "@/lib/domain/graph/get-or-make";
import type { Severity } from "@/lib/domain/validations/finding";
import { countFindings } from "./count-findings";

/** What the list draws one below the other. */
export type ListLine =
  | { readonly type: "row"; readonly row: ObjectRow }
  | {
      readonly type: "group";
      readonly kind: string;
      readonly objects: number;
      readonly counts: Readonly<Record<Severity, number>>;
    };

/** The rows as lines; grouped ones below a line for their kind, kinds in the order `label` gives them. */
export function listLines(
  rows: readonly ObjectRow[],
  grouped: boolean,
  label: (kind: string) => string,
): readonly ListLine[] {
  const lines = (some: readonly ObjectRow[]): readonly ListLine[] =>
    some.map((row) => ({ type: "row", row }));
  if (!grouped) return lines(rows);
  const byKind = new Map<string, ObjectRow[]>();
  for (const row of rows) getOrMake(byKind, row.kind, () => []).push(row);
  const groups = [...byKind];
  groups.sort(([a], [b]) => label(a).localeCompare(label(b), "en"));
  return groups.flatMap(([kind, some]): readonly ListLine[] => [
    { type: "group", kind, objects: some.length, counts: countFindings(some) },
    ...lines(some),
  ]);
}
