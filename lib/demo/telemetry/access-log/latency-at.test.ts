import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareWithin } from "../../traffic/latency";
import { latencyAt } from "./latency-at";

describe("latencyAt", () => {
  it("is the time within which the histogram has that share of the requests", () => {
    const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    const latency = fc.record({
      medianMs: fc.double({ min: 0.5, max: 5_000, noNaN: true }),
      sigma: fc.double({ min: 0.1, max: 2, noNaN: true }),
      addedMs: fc.constantFrom(0, 2_000),
    });
    fc.assert(
      fc.property(latency, share, (spread, wanted) => {
        expect(Math.abs(shareWithin(spread, latencyAt(spread, wanted)) - wanted)).toBeLessThan(1e-3);
      }),
    );
  });

  it.each([0, 1])("is a time for a share of %d as well", (share) => {
    expect(latencyAt({ medianMs: 10, sigma: 0.5 }, share)).toBeGreaterThan(0);
    expect(latencyAt({ medianMs: 10, sigma: 0.5 }, share)).toBeLessThan(1_000);
  });
});
