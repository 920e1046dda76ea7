import type { AuditEntry, HistoryStore } from "@/lib/ports/history-store";

export interface AuditLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/**
 * Keeps who did what and how it ended, in the history and as one line of the log. The line names the object and holds
 * nothing of its content: messages of the API server quote values, so they stay out of it.
 */
export function writeAudit(history: HistoryStore, log: AuditLog, entry: Omit<AuditEntry, "id">): void {
  const { identity, action, object, outcome } = entry;
  history.appendAudit(entry);
  log.info(
    { audit: { identity, action, ...object, outcome } },
    "configuration was written or a write was refused",
  );
}
