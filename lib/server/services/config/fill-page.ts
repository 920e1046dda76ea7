/** Objects may be megabytes long; a page of them is cut before it is too long for a browser. */
const MOST_CHARACTERS = 8_000_000;

interface Filling<Entry, Row> {
  /** How many entries were asked for: fewer are the last page. */
  readonly limit: number;
  readonly admits: (entry: Entry) => boolean;
  readonly rowOf: (entry: Entry) => Row;
}

/**
 * The rows of a page of entries, without those that are not admitted, and the id after which the next page begins; null
 * after the last. At least one row of any, then as many as an answer should hold.
 */
export function fillPage<Entry extends { readonly id: number }, Row>(
  page: readonly Entry[],
  { limit, admits, rowOf }: Filling<Entry, Row>,
): { readonly rows: Row[]; readonly next: number | null } {
  const rows: Row[] = [];
  let characters = 0;
  let last: number | null = null;
  for (const entry of page) {
    const row = admits(entry) ? rowOf(entry) : null;
    characters += row === null ? 0 : JSON.stringify(row).length;
    if (rows.length > 0 && characters > MOST_CHARACTERS) return { rows, next: last };
    if (row !== null) rows.push(row);
    last = entry.id;
  }
  return { rows, next: page.length < limit ? null : last };
}
