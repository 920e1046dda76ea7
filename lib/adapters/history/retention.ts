import type { DatabaseSync } from "node:sqlite";

export interface RetentionLimits {
  readonly days: number;
  readonly bytes: number;
}

const DAY_MS = 86_400_000;
/** Room is made at once for what comes next. */
const KEEP_SHARE = 0.97;

/** The newest known content of every object that lives: it is what the next change is compared with. */
const LIVING = `SELECT max(id) FROM revisions WHERE how = 'watched' GROUP BY kind, namespace, name`;
const REMOVABLE = `id NOT IN (${LIVING}) OR (state IS NULL AND how = 'watched')`;

/** The bytes that revisions and audit entries take together. */
export function usedBytes(database: DatabaseSync): number {
  const sum = "SELECT coalesce(sum(size), 0)";
  const row = database.prepare(`SELECT (${sum} FROM revisions) + (${sum} FROM audit) AS bytes`).get();
  return Number(row?.["bytes"] ?? 0);
}

/**
 * Removes what is older than the limit of age, then the oldest until what stays takes at most 97 % of the limit
 * of size. The newest revision of every living object stays. `since` moves to the newest moment that is no longer whole.
 */
export function retain(database: DatabaseSync, limits: RetentionLimits, now: number): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    let gone = remove(database, now - limits.days * DAY_MS);
    const used = usedBytes(database);
    if (used > limits.bytes) {
      gone = Math.max(gone, remove(database, cutoff(database, used - limits.bytes * KEEP_SHARE)));
    }
    database.prepare("UPDATE facts SET value = max(value, ?) WHERE name = 'since'").run(gone);
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
  database.exec("PRAGMA incremental_vacuum");
}

/** Removes what may be removed up to and including the moment; returns the time of the newest thing removed, else 0. */
function remove(database: DatabaseSync, upTo: number): number {
  const old = `at <= ? AND (${REMOVABLE})`;
  const newest = database
    .prepare(`SELECT max(at) AS at FROM revisions WHERE how = 'watched' AND ${old}`)
    .get(upTo)?.["at"];
  database.prepare(`DELETE FROM revisions WHERE ${old}`).run(upTo);
  database.prepare("DELETE FROM audit WHERE at <= ?").run(upTo);
  return Number(newest ?? 0);
}

/** The moment up to which things must go so that at least so many bytes are freed; the newest there is where all must. */
function cutoff(database: DatabaseSync, bytes: number): number {
  const row = database
    .prepare(
      `WITH oldest AS (
         SELECT at, size FROM revisions WHERE ${REMOVABLE} UNION ALL SELECT at, size FROM audit
       ), freed AS (
         SELECT at, sum(size) OVER (ORDER BY at ROWS UNBOUNDED PRECEDING) AS bytes FROM oldest
       )
       SELECT coalesce(
         (SELECT min(at) FROM freed WHERE bytes >= ?), (SELECT max(at) FROM oldest), 0
       ) AS at`,
    )
    .get(bytes);
  return Number(row?.["at"] ?? 0);
}
