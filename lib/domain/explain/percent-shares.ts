/** The largest weight that the schemas of routes take. */
const MOST_WEIGHT = 2 ** 31 - 1;

/**
 * The percentages (0 to 100) that weights come to; 0 each where they add up to nothing.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination
 */
export function percentShares(weights: readonly number[]): readonly number[] {
  const bounded = weights.map((weight) => Math.min(Math.max(weight, 0), MOST_WEIGHT));
  const total = bounded.reduce((sum, weight) => sum + weight, 0);
  return bounded.map((weight) => (total > 0 ? (100 * weight) / total : 0));
}
