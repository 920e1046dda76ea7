/** What counts say of shares. */
export type ShareVerdict = "asConfigured" | "differs" | "notEnoughTraffic";

/** Fewer requests tell nothing of shares. */
const LEAST_REQUESTS = 30;
/** Cochran's rule: the distribution of the test is known well enough where each destination is expected this often. */
const LEAST_EXPECTED = 5;
/** The quantile of the standard normal distribution at 99 %. */
const Z_99 = 2.326_347_874;
/** A difference of this share does not matter, however sure it is. */
const NEGLIGIBLE = 0.01;

/**
 * The 99 % quantile of the chi-squared distribution, by Wilson and Hilferty's approximation (within 1 % from one degree of
 * freedom on). https://www.itl.nist.gov/div898/handbook/eda/section3/eda3666.htm
 */
export function chiSquared99(degrees: number): number {
  const spread = 2 / (9 * degrees);
  return degrees * (1 - spread + Z_99 * Math.sqrt(spread)) ** 3;
}

/**
 * Whether counts of requests follow shares (0 to 1, together 1): Pearson's chi-squared test at 99 %, so that of a hundred
 * routes that do follow them one is said not to. Differences below one point are taken for none. A destination with a share
 * of 0 must get no request. https://www.itl.nist.gov/div898/handbook/eda/section3/eda35f.htm
 */
export function compareShares(counts: readonly number[], shares: readonly number[]): ShareVerdict {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const expected = shares.map((share) => share * total);
  const asked = expected.filter((count) => count > 0);
  if (total < LEAST_REQUESTS || asked.some((count) => count < LEAST_EXPECTED)) return "notEnoughTraffic";
  const off = counts.map((count, index) => Math.abs(count / total - (shares[index] ?? 0)));
  if (Math.max(...off) < NEGLIGIBLE) return "asConfigured";
  if (counts.some((count, index) => count >= 1 && shares[index] === 0)) return "differs";
  if (asked.length < 2) return "asConfigured";
  const distance = expected.reduce(
    (sum, count, index) => (count > 0 ? sum + ((counts[index] ?? 0) - count) ** 2 / count : sum),
    0,
  );
  return distance > chiSquared99(asked.length - 1) ? "differs" : "asConfigured";
}
