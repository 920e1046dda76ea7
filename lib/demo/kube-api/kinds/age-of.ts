import { humanDuration } from "./human-duration";

/** The age of an RFC 3339 moment at `now` (unix milliseconds), as kubectl writes it; `<unknown>` without a valid moment. */
export function ageOf(moment: unknown, now: number): string {
  const since = typeof moment === "string" ? Date.parse(moment) : Number.NaN;
  return Number.isNaN(since) ? "<unknown>" : humanDuration(now - since);
}
