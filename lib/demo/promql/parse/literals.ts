import type { TokenStream } from "./token-stream";

const UNIT_MS: Readonly<Record<string, number>> = {
  y: 31_536_000_000,
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
};
const DURATION = /^(?=\d)(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/;
/** Go's time.Duration holds 2^63 nanoseconds. */
const MAX_DURATION_MS = 2 ** 63 / 1e6;

/** Milliseconds of a Prometheus duration such as "1h30m"; null for anything else. */
export function durationMs(text: string): number | null {
  if (text === "0") return 0;
  if (!DURATION.test(text)) return null;
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|[smhdwy])/g))
    total += Number(count) * (UNIT_MS[unit ?? ""] ?? 0);
  return total < MAX_DURATION_MS ? total : null;
}

/** A number as Go reads it: decimal, hexadecimal, octal, Inf or NaN; null for anything else. */
export function numberValue(text: string): number | null {
  if (/^inf$/i.test(text)) return Infinity;
  if (/^nan$/i.test(text)) return NaN;
  const grouped = /^(?:0x_?[\da-f]+|\d+)(?:_[\da-f]+)*$/i.test(text) ? text.replaceAll("_", "") : text;
  if (/^0[0-7]+$/.test(grouped)) return parseInt(grouped, 8);
  return grouped.includes("_") || grouped === "" || Number.isNaN(Number(grouped)) ? null : Number(grouped);
}

/** The value of a number or duration token, a duration in seconds. @throws PromqlError bad_data. */
export function numberLiteral(
  tokens: TokenStream,
  token: { readonly text: string; readonly start: number },
): number {
  const { text } = token;
  if (!/[smhdwy]$/.test(text)) {
    const value = numberValue(text);
    if (value !== null) return value;
    throw tokens.fail(
      token,
      `error parsing number: strconv.ParseFloat: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  }
  const ms = durationMs(text);
  if (ms === null) throw tokens.fail(token, `not a valid duration string: ${JSON.stringify(text)}`);
  if (ms === 0) throw tokens.fail(token, "duration must be greater than 0");
  return ms / 1_000;
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function unescape(sequence: string): string {
  const body = sequence.slice(1);
  const simple = ESCAPES[body];
  if (simple !== undefined) return simple;
  if (/^[xuU]/.test(body)) return String.fromCodePoint(parseInt(body.slice(1), 16));
  return /^[0-7]/.test(body) ? String.fromCodePoint(parseInt(body, 8)) : body;
}

/** The text of a scanned string literal, quoted by ", ' or ` (Go's escape sequences; none in backquotes). */
export function stringLiteral(literal: string): string {
  const body = literal.slice(1, -1);
  if (literal.startsWith("`")) return body;
  return body.replace(/\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|.)/gs, unescape);
}
