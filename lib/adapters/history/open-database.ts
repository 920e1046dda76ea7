import type { DatabaseSync } from "node:sqlite";
import { closeSync, mkdirSync, openSync, renameSync } from "node:fs";
import path from "node:path";
import { errorCode } from "@/lib/adapters/shared/error-code";
import type { Log } from "@/lib/adapters/shared/log";
import { migrate } from "./migrate";

export interface OpenDatabase {
  readonly database: DatabaseSync;
  readonly kept: "file" | "memory";
}

const FILE = "history.sqlite";
/** SQLite keeps what is not yet in the file beside it: https://www.sqlite.org/walformat.html */
const BESIDE = ["", "-wal", "-shm"];
const WAIT_FOR_LOCK_MS = 2_000;

/**
 * Opens the history's database in the folder, in memory where there is none or it cannot be written. A file that is not
 * a database, is damaged or was written by a later version of Meshlens is set aside and a new one begun.
 */
export function openDatabase(folder: string | null, now: number, log: Log): OpenDatabase {
  if (folder === null) return inMemory(now);
  const file = path.join(folder, FILE);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Configuration may tell of credentials' names: nobody else on the machine reads it.
    closeSync(openSync(file, "a", 0o600));
    return { database: openSound(file, now, log), kept: "file" };
  } catch (error) {
    log.warn(
      { folder, cause: errorCode(error) },
      "the history cannot be kept in this folder: it is kept in memory and ends with the process",
    );
    return inMemory(now);
  }
}

function inMemory(now: number): OpenDatabase {
  const database = connect(":memory:");
  migrate(database, now);
  return { database, kept: "memory" };
}

function openSound(file: string, now: number, log: Log): DatabaseSync {
  const first = tryOpen(file, now);
  if (first.ok) return first.database;
  const aside = `${file}.${new Date(now).toISOString().replaceAll(":", "-")}.damaged`;
  for (const suffix of BESIDE) moveIfThere(`${file}${suffix}`, `${aside}${suffix}`);
  log.warn(
    { file, aside, cause: first.cause },
    "the history could not be read: it is set aside and begins anew",
  );
  const second = tryOpen(file, now);
  if (second.ok) return second.database;
  throw new Error(second.cause);
}

type Opened =
  { readonly ok: true; readonly database: DatabaseSync } | { readonly ok: false; readonly cause: string };

function tryOpen(file: string, now: number): Opened {
  let database: DatabaseSync | null = null;
  try {
    database = connect(file);
    if (database.prepare("PRAGMA quick_check(1)").get()?.["quick_check"] !== "ok") {
      throw new Error("a check of the file found damage");
    }
    migrate(database, now);
    return { ok: true, database };
  } catch (error) {
    database?.close();
    if (isBusy(error)) throw error;
    return { ok: false, cause: error instanceof Error ? error.message : errorCode(error) };
  }
}

/** Another process writes the file: it is sound, and not to be moved away. https://www.sqlite.org/rescode.html */
function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && (error.errcode === 5 || error.errcode === 6);
}

function connect(file: string): DatabaseSync {
  // Asked for at run time: bundlers do not know this module of Node.
  const { DatabaseSync: Database } = process.getBuiltinModule("node:sqlite");
  const database = new Database(file, { timeout: WAIT_FOR_LOCK_MS });
  // Settings of the file go before the first table. https://www.sqlite.org/pragma.html
  database.exec(`
    PRAGMA auto_vacuum = INCREMENTAL;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA journal_size_limit = 8388608;
  `);
  return database;
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
}
