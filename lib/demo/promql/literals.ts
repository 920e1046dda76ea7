import { PromqlError } from "./promql-error";

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};
const DURATION = /^(?:\d+(?:ms|[smhdwy]))+$/;

/** Milliseconds of a Prometheus duration ("1h30m", or a number of seconds); null when it is neither. */
export function durationMs(text: string): number | null {
  if (DURATION.test(text)) {
    let total = 0;
    for (const [, count, unit] of text.matchAll(/(\d+)(ms|[smhdwy])/g))
      total += Number(count) * (UNIT_MS[unit ?? ""] ?? 0);
    return total;
  }
  const seconds = text === "" ? NaN : Number(text);
  return Number.isFinite(seconds) ? seconds * 1_000 : null;
}

/** The number a PromQL literal means: decimal, hexadecimal, Inf, NaN, or a duration in seconds. */
export function numberLiteral(text: string): number {
  const infinite = /^([+-]?)inf$/i.exec(text);
  if (infinite) return infinite[1] === "-" ? -Infinity : Infinity;
  if (/^[+-]?nan$/i.test(text)) return NaN;
  if (DURATION.test(text)) return (durationMs(text) ?? NaN) / 1_000;
  const value = Number(text);
  if (Number.isNaN(value)) throw new PromqlError("bad_data", `cannot read the number ${text}`);
  return value;
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
  "'": "'",
};

function unescape(sequence: string): string {
  const body = sequence.slice(1);
  const simple = ESCAPES[body];
  if (simple !== undefined) return simple;
  const code = /^[xuU]/.test(body) ? parseInt(body.slice(1), 16) : parseInt(body, 8);
  if (Number.isNaN(code) || code > 0x10ffff)
    throw new PromqlError("bad_data", `unknown escape sequence ${sequence}`);
  return String.fromCodePoint(code);
}

/** The text of a PromQL string literal, quoted by ", ' or ` (Go's escape sequences; none in backquotes). */
export function stringLiteral(literal: string): string {
  const body = literal.slice(1, -1);
  if (literal.startsWith("`")) return body;
  return body.replace(/\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|.?)/gs, unescape);
}
