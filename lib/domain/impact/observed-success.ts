import { targetKey } from "../routing/split";
import type { ObservedFlow } from "./observed-flow";

/** The share (0 to 1) of requests each destination answered without error, by `targetKey`, over all callers. */
export function observedSuccess(flows: readonly ObservedFlow[]): ReadonlyMap<string, number> {
  const sums = new Map<string, { requests: number; errors: number }>();
  for (const { host, destination, unit, rate, errorsPerSecond } of flows) {
    if (unit !== "requests") continue;
    const key = targetKey(host, destination.namespace, destination.workload);
    const sum = sums.get(key) ?? { requests: 0, errors: 0 };
    sums.set(key, { requests: sum.requests + rate, errors: sum.errors + errorsPerSecond });
  }
  return new Map(
    [...sums].map(([key, { requests, errors }]) => [key, Math.min(1, Math.max(0, 1 - errors / requests))]),
  );
}
