import type { Latency } from "../../traffic/latency";

/** The standard normal quantile to 4.5e-4 (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.23). */
function normalQuantile(share: number): number {
  const tail = Math.min(share, 1 - share);
  const t = Math.sqrt(-2 * Math.log(Math.max(tail, 1e-9)));
  const z =
    t -
    (2.515517 + 0.802853 * t + 0.010328 * t * t) /
      (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
  return share < 0.5 ? -z : z;
}

/** The time in milliseconds within which a share (0 to 1) of the requests is answered. */
export const latencyAt = ({ medianMs, sigma, addedMs = 0 }: Latency, share: number): number =>
  addedMs + medianMs * Math.exp(sigma * normalQuantile(share));
