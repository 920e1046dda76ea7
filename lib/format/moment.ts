interface Formats {
  readonly date: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
}

/** Making one is far slower than using it. */
const formats = new Map<string | undefined, Formats>();

/**
 * A moment (unix milliseconds) on the reader's clock: "11:02:05" on the day of `now`, else "20 Nov 2026, 11:02:05".
 * `timeZone` is the reader's own unless given.
 */
export function formatMoment(milliseconds: number, now: number, timeZone?: string): string {
  const { date, time } = formatsOf(timeZone);
  const clock = time.format(milliseconds);
  return date.format(milliseconds) === date.format(now) ? clock : `${date.format(milliseconds)}, ${clock}`;
}

function formatsOf(timeZone: string | undefined): Formats {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const zone = timeZone === undefined ? {} : { timeZone };
  const made = {
    date: new Intl.DateTimeFormat("en-GB", { ...zone, dateStyle: "medium" }),
    time: new Intl.DateTimeFormat("en-GB", { ...zone, timeStyle: "medium" }),
  };
  formats.set(timeZone, made);
  return made;
}
