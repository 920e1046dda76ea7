import { durationMs } from "../promql/parse/literals";

/** A request parameter as the API reads it, or why it cannot. */
export type Parameter<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

const FLOAT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
/** Go's time.Duration holds 2^63 nanoseconds. */
const MAX_DURATION_SECONDS = 2 ** 63 / 1e9;

/** Unix milliseconds of a time in unix seconds or RFC 3339. Source: parseTime in Prometheus' web/api/v1/api.go. */
export function readTime(text: string): Parameter<number> {
  const ms = FLOAT.test(text) ? Math.round(Number(text) * 1_000) : Date.parse(RFC3339.test(text) ? text : "");
  return Number.isFinite(ms)
    ? { ok: true, value: ms }
    : { ok: false, reason: `cannot parse ${JSON.stringify(text)} to a valid timestamp` };
}

/** An optional time in unix milliseconds; `fallback` where it is absent. */
export function timeParameter(
  parameters: URLSearchParams,
  name: string,
  fallback: number,
): Parameter<number> {
  const text = parameters.get(name) ?? "";
  if (text === "") return { ok: true, value: fallback };
  const time = readTime(text);
  return time.ok ? time : { ok: false, reason: `Invalid time value for '${name}': ${time.reason}` };
}

/** Milliseconds of a duration such as `15s`, or of a number of seconds. Source: parseDuration in web/api/v1/api.go. */
export function readDuration(text: string): Parameter<number> {
  const seconds = FLOAT.test(text) ? Number(text) : NaN;
  if (Math.abs(seconds) > MAX_DURATION_SECONDS)
    return {
      ok: false,
      reason: `cannot parse ${JSON.stringify(text)} to a valid duration. It overflows int64`,
    };
  const ms = Number.isNaN(seconds) ? durationMs(text) : seconds * 1_000;
  return ms === null
    ? { ok: false, reason: `cannot parse ${JSON.stringify(text)} to a valid duration` }
    : { ok: true, value: ms };
}

/** How many results are wanted at most; 0 is no limit. */
export function limitParameter(parameters: URLSearchParams): Parameter<number> {
  const text = parameters.get("limit") ?? "";
  if (text === "") return { ok: true, value: 0 };
  if (!/^[+-]?\d+$/.test(text))
    return { ok: false, reason: `strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax` };
  const limit = Number(text);
  return limit < 0 ? { ok: false, reason: "limit must be non-negative" } : { ok: true, value: limit };
}

/** A whole number, null where it is absent and where it is none. */
export function countParameter(parameters: URLSearchParams, name: string): Parameter<number | null> {
  const text = parameters.get(name) ?? "";
  if (text === "") return { ok: true, value: null };
  return /^[+-]?\d+$/.test(text)
    ? { ok: true, value: Number(text) }
    : { ok: false, reason: `${name} must be a number` };
}
