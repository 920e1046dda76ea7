import type { ListColumn } from "@/lib/client/url-state/config-list-params";
import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { rowKey } from "./row-key";

type SortKey = string | number | null;

/** One finding of a severity outweighs any number of the next lower one that a list can hold. */
const WEIGHT = 100_000;

const KEYS: Readonly<Record<ListColumn, (row: ObjectRow) => SortKey>> = {
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  namespace: ({ namespace }) => namespace,
  about: ({ about }) => (about === "" ? null : about.toLowerCase()),
  findings: ({ findings }) =>
    findings === null ? null : (findings.error * WEIGHT + findings.warning) * WEIGHT + findings.info,
  owner: ({ owner }) => (owner === null ? null : `${owner.type} ${owner.name}`),
  // A young object has a small age: ascending is youngest first.
  age: ({ created }) => -created,
  changed: ({ changed }) => (changed === null ? null : -changed.at),
};

/** The rows by one column; equal ones by namespace, kind and name; unknown values last whichever way. */
export function sortRows(
  rows: readonly ObjectRow[],
  column: ListColumn,
  descending: boolean,
): readonly ObjectRow[] {
  const sign = descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: KEYS[column](row), tie: tieOf(row) }));
  keyed.sort((a, b) => {
    if (a.key !== b.key) {
      if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
      return a.key < b.key ? -sign : sign;
    }
    return a.tie < b.tie ? -1 : 1;
  });
  return keyed.map(({ row }) => row);
}

function tieOf(row: ObjectRow): string {
  return `${row.namespace}/${rowKey(row)}`;
}
