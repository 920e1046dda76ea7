type RowTone = "plain" | "muted" | "warn" | "bad";

export interface EffectiveRow {
  readonly cells: readonly string[];
  readonly tone: RowTone;
}

/** A table of what an object comes to together with everything else that is in force. */
export interface EffectiveTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly EffectiveRow[];
  readonly note: string | null;
}

/** More rows nobody reads. */
const MOST_ROWS = 200;

/** A table of at most 200 rows; the note says how many more there are. */
export function effectiveTable(
  title: string,
  columns: readonly string[],
  rows: readonly EffectiveRow[],
  note: string | null = null,
): EffectiveTable {
  const more = rows.length - MOST_ROWS;
  const cut = more > 0 ? `${more} more rows are not shown.` : null;
  const notes = [note, cut].filter((text) => text !== null).join(" ");
  return { title, columns, rows: rows.slice(0, MOST_ROWS), note: notes === "" ? null : notes };
}
