import type { SQLInputValue, SQLOutputValue } from "node:sqlite";
import { parseJsonObject } from "@/lib/adapters/shared/json-object";
import type { Recorded, Revision } from "@/lib/domain/history/revision";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { objectAt, textAt, textMapAt } from "@/lib/domain/mesh/read-json";

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** What a row takes besides its texts, indexes included. */
const ROW_BYTES = 400;

export const INSERT_REVISION = `INSERT INTO revisions
  (kind, namespace, name, uid, resource_version, at, action, how, manager, state, size)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** A row to insert, and about how many bytes of the file it takes. */
export interface NewRow {
  readonly values: SQLInputValue[];
  readonly bytes: number;
}

/** A revision's row, its values in the order of INSERT_REVISION. */
export function newRevision(revision: Omit<Revision, "id">): NewRow {
  const { object, uid, resourceVersion, at, action, how, manager } = revision;
  const state = revision.state === null ? null : JSON.stringify(revision.state);
  const { kind, namespace, name } = object;
  const bytes = rowBytes(state);
  return {
    values: [kind, namespace, name, uid, resourceVersion, at, action, how, manager, state, bytes],
    bytes,
  };
}

/** About how many bytes of the file a row with these texts takes. */
export function rowBytes(...texts: readonly (string | null)[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ""), ROW_BYTES);
}

/** A row of the table as a Revision; what nothing here has written reads as empty. */
export function toRevision(row: Row): Revision {
  return {
    id: Number(row["id"]),
    object: toRef(row),
    uid: text(row, "uid"),
    resourceVersion: text(row, "resource_version"),
    at: Number(row["at"]),
    action: actionOf(text(row, "action")),
    how: row["how"] === "reconstructed" ? "reconstructed" : "watched",
    manager: text(row, "manager"),
    state: toRecorded(row["state"]),
  };
}

/** The object that a row is about. */
export function toRef(row: Row): ObjectRef {
  return { kind: text(row, "kind"), namespace: text(row, "namespace"), name: text(row, "name") };
}

/** The text of a column; "" where it holds none. */
export function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === "string" ? value : "";
}

function actionOf(action: string): Revision["action"] {
  return action === "found" || action === "created" || action === "deleted" ? action : "changed";
}

function toRecorded(stored: SQLOutputValue | undefined): Recorded | null {
  const state = typeof stored === "string" ? parseJsonObject(stored) : null;
  if (state === null) return null;
  return {
    apiVersion: textAt(state, "apiVersion"),
    kind: textAt(state, "kind"),
    labels: textMapAt(state, "labels"),
    annotations: textMapAt(state, "annotations"),
    data: objectAt(state, "data"),
  };
}
