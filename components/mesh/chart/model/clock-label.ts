const DAY_SECONDS = 86_400;

/**
 * A moment (unix seconds) under an axis that spans so many seconds: "11:02", on a day or more "20 Nov 11:02". `timeZone` is
 * the reader's own unless given.
 */
export function clockLabel(seconds: number, spanSeconds: number, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const clock = new Intl.DateTimeFormat("en-GB", { ...zone, hour: "2-digit", minute: "2-digit" });
  const text = clock.format(seconds * 1000);
  if (spanSeconds < DAY_SECONDS) return text;
  const day = new Intl.DateTimeFormat("en-GB", { ...zone, day: "numeric", month: "short" });
  return `${day.format(seconds * 1000)} ${text}`;
}
