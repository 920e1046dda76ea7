import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanMs, shareWithin } from "./latency";

describe("latency", () => {
  it("has half of the requests below the median", () => {
    expect(shareWithin({ medianMs: 20, sigma: 0.5 }, 20)).toBeCloseTo(0.5, 6);
    expect(shareWithin({ medianMs: 20, sigma: 0.5 }, 0)).toBe(0);
  });

  it("has a share that grows with the time and stays within 0 and 1", () => {
    const time = fc.double({ min: 0.01, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(time, time, fc.double({ min: 0.1, max: 1_000, noNaN: true }), (one, other, medianMs) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((at) =>
          shareWithin({ medianMs, sigma: 0.5 }, at),
        );
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual((high ?? NaN) + 1e-6);
      }),
    );
  });

  it("has a mean above the median", () => {
    expect(meanMs({ medianMs: 20, sigma: 0.5 })).toBeCloseTo(22.66, 2);
  });
});
