const PART = /(\d+(?:\.\d+)?)(h|ms|us|µs|ns|m|s)/g;
const WHOLE = /^(?:\d+(?:\.\d+)?(?:h|ms|us|µs|ns|m|s))+$/;
const MS: ReadonlyMap<string, number> = new Map([
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
  ["ms", 1],
  ["us", 0.001],
  ["µs", 0.001],
  ["ns", 0.000_001],
]);
const MAX_LENGTH = 64;

/**
 * Milliseconds of a duration as Istio's objects write it (`1m30s`, `0.5s`, `20ms`); null where there is none.
 * https://protobuf.dev/reference/protobuf/google.protobuf/#duration and https://pkg.go.dev/time#ParseDuration
 */
export function durationMs(text: unknown): number | null {
  if (typeof text !== "string" || text.length > MAX_LENGTH || !WHOLE.test(text)) return null;
  let total = 0;
  for (const [, number, unit] of text.matchAll(PART)) total += Number(number) * (MS.get(unit ?? "") ?? 0);
  return total;
}
