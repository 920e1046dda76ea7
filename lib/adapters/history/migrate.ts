import type { DatabaseSync } from "node:sqlite";

/** Sizes stand before long texts and in an index, so that summing them up reads no text. */
const FIRST = `
  CREATE TABLE facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE revisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    namespace TEXT NOT NULL,
    name TEXT NOT NULL,
    uid TEXT NOT NULL,
    resource_version TEXT NOT NULL,
    at INTEGER NOT NULL,
    action TEXT NOT NULL,
    how TEXT NOT NULL,
    manager TEXT NOT NULL,
    size INTEGER NOT NULL,
    state TEXT
  );
  CREATE INDEX revisions_of_object ON revisions (kind, namespace, name, id);
  CREATE INDEX revisions_watched ON revisions (kind, namespace, name, id) WHERE how = 'watched';
  CREATE INDEX revisions_by_time ON revisions (at, id, size);
  CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    identity TEXT NOT NULL,
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    namespace TEXT NOT NULL,
    name TEXT NOT NULL,
    outcome TEXT NOT NULL,
    size INTEGER NOT NULL,
    message TEXT NOT NULL,
    before TEXT,
    after TEXT
  );
  CREATE INDEX audit_by_time ON audit (at, id, size);
`;

/** Each brings the tables from the version before it to the next; what has been released is never changed. */
const STEPS: readonly string[] = [FIRST];

/**
 * Brings a database to the newest version in one transaction; a new one remembers that it began at `now`.
 * @throws Error where a later version of Meshlens wrote it.
 */
export function migrate(database: DatabaseSync, now: number): void {
  const version = Number(database.prepare("PRAGMA user_version").get()?.["user_version"] ?? 0);
  if (version > STEPS.length)
    throw new Error(`it has version ${version}, known are versions up to ${STEPS.length}`);
  if (version === STEPS.length) return;
  database.exec("BEGIN IMMEDIATE");
  try {
    for (const step of STEPS.slice(version)) database.exec(step);
    database.prepare("INSERT OR IGNORE INTO facts VALUES ('since', ?)").run(now);
    database.exec(`PRAGMA user_version = ${STEPS.length}; COMMIT`);
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}
