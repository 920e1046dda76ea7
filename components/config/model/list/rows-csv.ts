import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { csvText } from "@/lib/format/csv-text";

type Cell = string | number | null;

const COLUMNS: Readonly<Record<string, (row: ObjectRow) => Cell>> = {
  kind: ({ kind }) => kind,
  api_version: ({ apiVersion }) => apiVersion,
  namespace: ({ namespace }) => namespace,
  name: ({ name }) => name,
  about: ({ about }) => about,
  errors: ({ findings }) => findings?.error ?? null,
  warnings: ({ findings }) => findings?.warning ?? null,
  notes: ({ findings }) => findings?.info ?? null,
  owner_type: ({ owner }) => owner?.type ?? null,
  owner: ({ owner }) => owner?.name ?? null,
  created: ({ created }) => new Date(created).toISOString(),
  changed: ({ changed }) => (changed === null ? null : new Date(changed.at).toISOString()),
  changed_by: ({ changed }) => changed?.manager ?? null,
};

/** The rows as CSV (RFC 4180), times as RFC 3339; empty where nothing is known. */
export function rowsCsv(rows: readonly ObjectRow[]): string {
  const cells = Object.values(COLUMNS);
  return csvText([Object.keys(COLUMNS), ...rows.map((row) => cells.map((cell) => cell(row)))]);
}
