import { createParser } from "nuqs";

/** A moment in the URL: unix seconds or RFC 3339, always written as unix seconds. */
export const parseAsMoment = createParser<number>({
  parse: (text) => {
    const seconds = /^\d+$/.test(text) ? Number(text) : rfc3339Seconds(text);
    return Number.isSafeInteger(seconds) ? seconds : null;
  },
  serialize: String,
});

function rfc3339Seconds(text: string): number {
  return /^\d{4}-\d\d-\d\dT/.test(text) ? Math.floor(Date.parse(text) / 1000) : NaN;
}
