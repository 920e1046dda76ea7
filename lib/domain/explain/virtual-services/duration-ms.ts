import type { Json } from "../../mesh/cluster-object";

const PART = /(\d+(?:\.\d+)?)(h|ms|us|µs|ns|m|s)/g;
const WHOLE = /^(?:\d+(?:\.\d+)?(?:h|ms|us|µs|ns|m|s))+$/;
const MILLISECONDS: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
  us: 0.001,
  µs: 0.001,
  ns: 0.000_001,
};
const LONGEST = 64;

/**
 * The milliseconds of a duration as objects write it (`1m30s`, `0.5s`); null where there is none.
 * https://pkg.go.dev/time#ParseDuration
 */
export function durationMs(text: Json | undefined): number | null {
  if (typeof text !== "string" || text.length > LONGEST || !WHOLE.test(text)) return null;
  return [...text.matchAll(PART)].reduce(
    (total, [, number, unit = ""]) => total + Number(number) * (MILLISECONDS[unit] ?? 0),
    0,
  );
}
