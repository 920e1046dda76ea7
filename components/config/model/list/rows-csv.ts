import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { csvText } from "@/lib/format/csv-text";

const HEADER = [
  "kind",
  "api_version",
  "namespace",
  "name",
  "about",
  "errors",
  "warnings",
  "notes",
  "owner_type",
  "owner",
  "created",
  "changed",
  "changed_by",
];

/** The rows as CSV (RFC 4180), times as RFC 3339; empty where nothing is known. */
export function rowsCsv(rows: readonly ObjectRow[]): string {
  return csvText([
    HEADER,
    ...rows.map(({ findings, owner, changed, ...row }) => [
      row.kind,
      row.apiVersion,
      row.namespace,
      row.name,
      row.about,
      findings?.error ?? null,
      findings?.warning ?? null,
      findings?.info ?? null,
      owner?.type ?? null,
      owner?.name ?? null,
      new Date(row.created).toISOString(),
      changed === null ? null : new Date(changed.at).toISOString(),
      changed?.manager ?? null,
    ]),
  ]);
}
