import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mean, sum, variance } from "./moments";

const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 20 });

describe("mean", () => {
  it.each([
    ["of a single value", [7], 7],
    ["of several", [1, 2, 6], 3],
    ["of nothing", [], NaN],
    ["beside NaN", [1, NaN], NaN],
    ["with an infinity", [1, Infinity, 2], Infinity],
    ["of infinities of one sign", [-Infinity, -Infinity], -Infinity],
    ["of infinities of both signs", [Infinity, -Infinity], NaN],
    ["where the sum is beyond all numbers", [1.5e308, 1.5e308], 1.5e308],
    ["where the sum is below all numbers", [-1.2e308, -1.2e308, -1.2e308], -1.2e308],
  ])("is right %s", (_what, values, expected) => {
    const found = mean(values);
    if (Number.isFinite(expected)) expect(found / expected).toBeCloseTo(1, 12);
    else expect(found).toBe(expected);
  });

  it("lies between the least and the greatest value", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const found = mean(values);
        expect(found).toBeGreaterThanOrEqual(Math.min(...values) - 1e-6);
        expect(found).toBeLessThanOrEqual(Math.max(...values) + 1e-6);
      }),
    );
  });
});

describe("sum", () => {
  it("loses nothing", () => {
    expect(sum([0.1, 0.2, 0.3, -0.6])).toBeCloseTo(0, 16);
    expect(sum([])).toBe(0);
  });
});

describe("variance", () => {
  it.each([
    [[5], 0],
    [[1, 3], 1],
    [[2, 4, 4, 4, 5, 5, 7, 9], 4],
    [[1, NaN], NaN],
    [[Infinity], NaN],
    [[], NaN],
  ])("of %j is %d", (values, expected) => {
    expect(variance(values)).toEqual(Number.isNaN(expected) ? NaN : expect.closeTo(expected, 12));
  });

  it("is never negative, and the same for shifted values", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -1_000, max: 1_000 }), (values, shift) => {
        const found = variance(values);
        expect(found).toBeGreaterThanOrEqual(0);
        const shifted = variance(values.map((value) => value + shift));
        expect(Math.abs(shifted - found)).toBeLessThanOrEqual(1e-6 * Math.max(1, found));
      }),
    );
  });
});
