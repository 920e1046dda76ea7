/**
 * A moment (unix milliseconds) on the reader's clock: "11:02:05" on the day of `now`, else "20 Nov 2026, 11:02:05".
 * `timeZone` is the reader's own unless given.
 */
export function formatMoment(milliseconds: number, now: number, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const date = new Intl.DateTimeFormat("en-GB", { ...zone, dateStyle: "medium" });
  const time = new Intl.DateTimeFormat("en-GB", { ...zone, timeStyle: "medium" }).format(milliseconds);
  return date.format(milliseconds) === date.format(now) ? time : `${date.format(milliseconds)}, ${time}`;
}
