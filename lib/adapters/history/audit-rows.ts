import type { AuditEntry } from "@/lib/ports/history-store";
import { rowBytes, text, toRef, type NewRow, type Row } from "./revision-rows";

export const INSERT_AUDIT = `INSERT INTO audit
  (at, identity, action, kind, namespace, name, outcome, message, before, after, size)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** An entry's row, its values in the order of INSERT_AUDIT. */
export function newAuditEntry(entry: Omit<AuditEntry, "id">): NewRow {
  const { at, identity, action, object, outcome, message, before, after } = entry;
  const { kind, namespace, name } = object;
  const bytes = rowBytes(message, before, after);
  return {
    values: [at, identity, action, kind, namespace, name, outcome, message, before, after, bytes],
    bytes,
  };
}

/** A row of the table as an AuditEntry. */
export function toAuditEntry(row: Row): AuditEntry {
  const { before, after } = row;
  return {
    id: Number(row["id"]),
    at: Number(row["at"]),
    identity: text(row, "identity"),
    action: actionOf(text(row, "action")),
    object: toRef(row),
    outcome: outcomeOf(text(row, "outcome")),
    message: text(row, "message"),
    before: typeof before === "string" ? before : null,
    after: typeof after === "string" ? after : null,
  };
}

function actionOf(action: string): AuditEntry["action"] {
  return action === "create" || action === "delete" ? action : "update";
}

const OUTCOMES = ["applied", "unchanged", "conflict", "refused"] as const;

/** What cannot be read is uncertain. */
function outcomeOf(outcome: string): AuditEntry["outcome"] {
  return OUTCOMES.find((known) => known === outcome) ?? "uncertain";
}
