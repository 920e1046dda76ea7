import type { Json } from "@/lib/domain/mesh/cluster-object";

const DURATION = /^(?:\d{1,5}(?:ms|h|m|s)){1,4}$/;
const PART = /(\d{1,5})(ms|h|m|s)/g;
const UNIT_MS: ReadonlyMap<string, number> = new Map([
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
  ["ms", 1],
]);

/**
 * A duration of the Gateway API (`1h30m`) in milliseconds; null for none, zero (which means no limit) and what is no duration.
 * https://gateway-api.sigs.k8s.io/geps/gep-2257/
 */
export function durationMs(value: Json | undefined): number | null {
  if (typeof value !== "string" || !DURATION.test(value)) return null;
  let sum = 0;
  for (const [, count, unit] of value.matchAll(PART)) sum += Number(count) * (UNIT_MS.get(unit ?? "") ?? 0);
  return sum > 0 ? sum : null;
}
