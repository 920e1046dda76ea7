import fc from "fast-check";
import { expect, test } from "vitest";
import { roundPercent, roundSignificant } from "./round-significant";

test.each([
  [0, 0],
  [1 / 3, 0.333333],
  [1234567.8, 1234568],
  [-2.00000001, -2],
  [0.000123456789, 0.000123457],
  [1e-320, 0],
])("%d becomes %d", (value, rounded) => {
  expect(roundSignificant(value)).toBe(rounded);
});

test("rounding moves a rate by less than a hundred-thousandth of itself and is done after one pass", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), (value) => {
      const rounded = roundSignificant(value);
      expect(Math.abs(rounded - value) / value).toBeLessThan(5.1e-6);
      expect(roundSignificant(rounded)).toBe(rounded);
    }),
  );
});

test("a percentage is 0 or 100 only when it was", () => {
  expect([roundPercent(0), roundPercent(100)]).toEqual([0, 100]);
  expect(roundPercent(99.99999999)).toBeLessThan(100);
  expect(roundPercent(66.66666666)).toBe(66.6667);
});
