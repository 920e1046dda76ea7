import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KahanSum } from "./kahan-sum";

function sumOf(values: readonly number[]): number {
  const sum = new KahanSum();
  for (const value of values) sum.add(value);
  return sum.value;
}

describe("KahanSum", () => {
  it("keeps small numbers beside large ones", () => {
    expect(sumOf([1, 1e100, 1, -1e100])).toBe(2);
    expect(sumOf(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  });

  it.each([
    [[Infinity, 1], Infinity],
    [[-Infinity, 1, 5], -Infinity],
    [[Infinity, -Infinity], NaN],
    [[1, NaN], NaN],
    [[], 0],
  ])("sums %j to %d", (values, expected) => {
    expect(sumOf(values)).toBe(expected);
  });

  it("does not depend on the order", () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { maxLength: 30 });
    fc.assert(
      fc.property(values, (all) => {
        const [forwards, backwards] = [sumOf(all), sumOf(all.toReversed())];
        expect(Math.abs(forwards - backwards)).toBeLessThanOrEqual(1e-3 * Number.EPSILON * 1e15);
      }),
    );
  });
});
