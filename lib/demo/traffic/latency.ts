/** Response times spread log-normally: half are below `medianMs`; `sigma` is the spread of their logarithm. */
export interface Latency {
  readonly medianMs: number;
  readonly sigma: number;
  /** What every request waits besides, such as an injected delay. */
  readonly addedMs?: number;
}

/** The mean response time in milliseconds. */
export const meanMs = ({ medianMs, sigma, addedMs = 0 }: Latency): number =>
  addedMs + medianMs * Math.exp((sigma * sigma) / 2);

/** The error function to 1.2e-7 (Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26). */
function errorFunction(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const tail =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - tail * Math.exp(-x * x));
}

/** The share (0 to 1) of requests answered within `milliseconds`. */
export function shareWithin({ medianMs, sigma, addedMs = 0 }: Latency, milliseconds: number): number {
  if (milliseconds <= addedMs) return 0;
  const z = (Math.log(milliseconds - addedMs) - Math.log(medianMs)) / sigma;
  return Math.max(0, Math.min(1, (1 + errorFunction(z / Math.SQRT2)) / 2));
}
