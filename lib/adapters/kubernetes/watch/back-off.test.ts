import fc from "fast-check";
import { expect, it } from "vitest";
import { backOffMs } from "./back-off";

it("waits about half a second first, doubles, and never waits over 15 s", () => {
  expect(backOffMs(1, 0)).toBe(250);
  expect(backOffMs(1, 0.999)).toBeCloseTo(500, 0);
  expect(backOffMs(3, 0)).toBe(1000);
  const random = fc.double({ min: 0, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), random, (failures, value) => {
      const pause = backOffMs(failures, value);
      expect(pause).toBeGreaterThanOrEqual(250);
      expect(pause).toBeLessThanOrEqual(15_000);
      expect(backOffMs(failures + 1, value)).toBeGreaterThanOrEqual(pause);
    }),
  );
});
