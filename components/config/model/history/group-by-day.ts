export interface Day<T> {
  /** "Saturday, 21 November 2026" */
  readonly title: string;
  readonly entries: readonly T[];
}

/** Entries below the day they happened on by the reader's clock, in the order they come; `timeZone` unless it is their own. */
export function groupByDay<T extends { readonly at: number }>(
  entries: readonly T[],
  timeZone?: string,
): readonly Day<T>[] {
  const format = new Intl.DateTimeFormat("en-GB", {
    dateStyle: "full",
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  const days: { title: string; entries: T[] }[] = [];
  for (const entry of entries) {
    const title = format.format(entry.at);
    const day = days.at(-1);
    if (day?.title === title) day.entries.push(entry);
    else days.push({ title, entries: [entry] });
  }
  return days;
}
