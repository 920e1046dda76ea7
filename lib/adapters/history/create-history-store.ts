import type { StatementSync } from "node:sqlite";
import { errorCode } from "@/lib/adapters/shared/error-code";
import type { Log } from "@/lib/adapters/shared/log";
import type { Clock } from "@/lib/ports/clock";
import type { HistoryStore } from "@/lib/ports/history-store";
import { INSERT_AUDIT, newAuditEntry, toAuditEntry } from "./audit-rows";
import { listRows } from "./list-rows";
import { openDatabase } from "./open-database";
import { retain } from "./retention";
import { INSERT_REVISION, newRevision, toRef, toRevision, type NewRow } from "./revision-rows";

export interface HistorySettings {
  /** Where the file is kept; null keeps the history in memory. */
  readonly folder: string | null;
  readonly days: number;
  readonly megabytes: number;
}

/** A clean-up comes after so much of the limit of size was written, or so much time. */
const CLEAN_UP_SHARE = 0.01;
const CLEAN_UP_MS = 3_600_000;
const COMPLAIN_EVERY_MS = 60_000;

const SELECT = {
  byId: "SELECT * FROM revisions WHERE id = ?",
  last: "SELECT * FROM revisions WHERE kind = ? AND namespace = ? AND name = ? ORDER BY id DESC LIMIT 1",
  since: "SELECT value FROM facts WHERE name = 'since'",
  living: `SELECT kind, namespace, name FROM revisions WHERE state IS NOT NULL AND id IN (
    SELECT max(id) FROM revisions WHERE kind = ? AND how = 'watched' GROUP BY namespace, name
  )`,
};

/**
 * The history in an embedded SQLite database. What `append` and `appendAudit` returned from survives a kill of the
 * process. A full or broken disk loses what it refuses and is logged; nothing is thrown to whoever records or reads.
 */
export function createHistoryStore(
  settings: HistorySettings,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): HistoryStore {
  const { database, kept } = openDatabase(settings.folder, clock.now(), log);
  const limits = { days: settings.days, bytes: settings.megabytes * 1_000_000 };
  const guarded = guard(clock, log);
  const cleanUp = (): void => guarded(undefined, () => retain(database, limits, clock.now()));
  const wrote = countBytes(clock, limits.bytes * CLEAN_UP_SHARE, cleanUp);
  const write = (statement: StatementSync, { values, bytes }: NewRow): void => {
    guarded(undefined, () => void statement.run(...values));
    wrote(bytes);
  };
  const [byId, last] = [database.prepare(SELECT.byId), database.prepare(SELECT.last)];
  const [since, living] = [database.prepare(SELECT.since), database.prepare(SELECT.living)];
  const [insert, insertAudit] = [database.prepare(INSERT_REVISION), database.prepare(INSERT_AUDIT)];
  return {
    kept,
    since: () => guarded(clock.now(), () => Number(since.get()?.["value"] ?? clock.now())),
    append: (revision) => write(insert, newRevision(revision)),
    list: (filter) => guarded([], () => listRows(database, "revisions", filter).map(toRevision)),
    get: (id) => guarded(undefined, () => optional(byId.get(id), toRevision)),
    last: ({ kind, namespace, name }) =>
      guarded(undefined, () => optional(last.get(kind, namespace, name), toRevision)),
    living: (kind) => guarded([], () => living.all(kind).map(toRef)),
    appendAudit: (entry) => write(insertAudit, newAuditEntry(entry)),
    listAudit: (filter) => guarded([], () => listRows(database, "audit", filter).map(toAuditEntry)),
    close() {
      if (database.isOpen) database.close();
    },
  };
}

function optional<Row, Value>(row: Row | undefined, read: (row: Row) => Value): Value | undefined {
  return row === undefined ? undefined : read(row);
}

/** Runs database work and answers with the fallback where it fails; a lasting trouble is logged once a minute. */
function guard(clock: Clock, log: Log): <Value>(fallback: Value, work: () => Value) => Value {
  let quietUntil = 0;
  return (fallback, work) => {
    try {
      return work();
    } catch (error) {
      const now = clock.now();
      if (now >= quietUntil) {
        quietUntil = now + COMPLAIN_EVERY_MS;
        const cause = error instanceof Error ? error.message : errorCode(error);
        log.error(
          { cause },
          "the history cannot be read or written: what changes now may be missing from it",
        );
      }
      return fallback;
    }
  };
}

/** Cleans up at once, and again after so many bytes or, with the next write, so much time; call it with every write. */
function countBytes(clock: Clock, most: number, cleanUp: () => void): (bytes: number) => void {
  let written = 0;
  let last = clock.now();
  cleanUp();
  return (bytes) => {
    written += bytes;
    const now = clock.now();
    if (written < most && now - last < CLEAN_UP_MS) return;
    written = 0;
    last = now;
    cleanUp();
  };
}
