import { parseTimestamp } from "@/lib/domain/mesh/parse-timestamp";
import { badParameter } from "../errors";

const UNIX_SECONDS = /^-?\d{1,15}(\.\d{1,9})?$/;
const FRACTION = /\.\d+/;
/** How far a viewer's clock may be ahead of ours. */
const AHEAD_SECONDS = 60;

export interface Moment {
  /** Unix seconds. */
  readonly seconds: number;
  /** As it was given: a number for unix seconds, the text for RFC 3339. */
  readonly given: number | string;
}

/** Reads unix seconds or RFC 3339, not in the future and not before what is kept. Throws a 400 problem. */
export function parseAt(text: string, now: number, retentionSeconds: number): Moment {
  const moment = readMoment(text);
  if (moment === null) {
    throw badParameter(
      "at",
      "A time is unix seconds or RFC 3339, such as 1767225600 or 2026-01-01T00:00:00Z.",
    );
  }
  if (moment.seconds < 0) throw badParameter("at", "A time before 1970 cannot be shown.");
  if (moment.seconds > now + AHEAD_SECONDS) throw badParameter("at", "The time is in the future.");
  if (moment.seconds < now - retentionSeconds) {
    throw badParameter("at", `The time is before the ${retentionSeconds} s that are kept.`);
  }
  return moment;
}

function readMoment(text: string): Moment | null {
  if (UNIX_SECONDS.test(text)) return { seconds: Number(text), given: Number(text) };
  const whole = parseTimestamp(text);
  const fraction = Number(FRACTION.exec(text)?.[0] ?? 0);
  return whole === null ? null : { seconds: whole + fraction, given: text };
}
