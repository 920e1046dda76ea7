import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { Row } from "./revision-rows";

export interface RowFilter {
  readonly namespaces: readonly string[] | null;
  readonly object?: ObjectRef;
  readonly before?: number;
  readonly since?: number;
  readonly changesOnly?: boolean;
  readonly limit: number;
}

const LONGEST_PAGE = 1_000;

/**
 * A page of a table, newest first: by time, and by id where times are equal. `before` names the last row of the page
 * before this one; where that is gone, everything with a smaller id follows.
 */
export function listRows(
  database: DatabaseSync,
  table: "revisions" | "audit",
  filter: RowFilter,
): readonly Row[] {
  const conditions: string[] = [];
  const values: SQLInputValue[] = [];
  const where = (condition: string, ...bound: SQLInputValue[]): void => {
    conditions.push(condition);
    values.push(...bound);
  };
  const { namespaces, object, before, since, changesOnly = false } = filter;
  if (namespaces !== null) {
    where("namespace IN (SELECT value FROM json_each(?))", JSON.stringify(namespaces));
  }
  if (object !== undefined) {
    where("kind = ? AND namespace = ? AND name = ?", object.kind, object.namespace, object.name);
  }
  if (since !== undefined) where("at >= ?", since);
  if (changesOnly) where("action <> 'found'");
  if (before !== undefined) {
    const last = database.prepare(`SELECT at FROM ${table} WHERE id = ?`).get(before)?.["at"];
    if (last === undefined) where("id < ?", before);
    else where("(at, id) < (?, ?)", last, before);
  }
  const clause = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
  const limit = Math.min(Math.max(0, Math.trunc(filter.limit)), LONGEST_PAGE);
  return database
    .prepare(`SELECT * FROM ${table} ${clause} ORDER BY at DESC, id DESC LIMIT ?`)
    .all(...values, limit);
}
