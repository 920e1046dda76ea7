import { durationMs } from "../promql/parse/literals";

/** A request parameter as the API reads it, or why it cannot. */
export type Parameter =
  { readonly ok: true; readonly ms: number } | { readonly ok: false; readonly error: string };

/** A time (unix seconds or RFC 3339) in milliseconds; `fallback` where the parameter is absent. */
export function timeParameter(parameters: URLSearchParams, name: string, fallback: number | null): Parameter {
  const text = parameters.get(name);
  if ((text === null || text === "") && fallback !== null) return { ok: true, ms: fallback };
  const seconds = text === null || text === "" ? NaN : Number(text);
  if (Number.isFinite(seconds)) return { ok: true, ms: Math.round(seconds * 1_000) };
  const ms = text !== null && /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : NaN;
  if (Number.isFinite(ms)) return { ok: true, ms };
  return {
    ok: false,
    error: `invalid parameter "${name}": cannot parse ${JSON.stringify(text ?? "")} to a valid timestamp`,
  };
}

/** A duration (`15s`, or a number of seconds) above zero, in milliseconds. */
export function durationParameter(parameters: URLSearchParams, name: string): Parameter {
  const text = parameters.get(name) ?? "";
  const seconds = text === "" ? NaN : Number(text);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : durationMs(text);
  if (ms === null)
    return {
      ok: false,
      error: `invalid parameter "${name}": cannot parse ${JSON.stringify(text)} to a valid duration`,
    };
  if (ms <= 0)
    return {
      ok: false,
      error: `invalid parameter "${name}": zero or negative query resolution step widths are not accepted. Try a positive integer`,
    };
  return { ok: true, ms };
}
