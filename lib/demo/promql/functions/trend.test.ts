import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RangeWindow } from "./range-window";
import { deriv, predictLinear, smoothed } from "./trend";

/** Values 15 s apart, the last of them `age` seconds before the evaluation. */
const windowOf = (values: readonly number[], age = 0): RangeWindow => {
  const times = values.map((_value, index) => 1_000_000 + index * 15_000);
  const end = (times.at(-1) ?? 0) + age * 1_000;
  return { times, values, first: 0, last: values.length - 1, start: 0, end, at: end };
};

describe("deriv", () => {
  it.each([
    ["of a line", [0, 30, 60], 2],
    ["of a falling line", [60, 30, 0], -2],
    ["of a constant", [5, 5, 5], 0],
    ["of scattered values", [0, 30, 0, 30], 0.4],
    ["of a constant infinity", [Infinity, Infinity], NaN],
  ])("is the slope a second %s", (_what, values, expected) => {
    expect(deriv(windowOf(values), [])).toEqual(Number.isNaN(expected) ? NaN : expect.closeTo(expected, 12));
  });

  it("needs two samples", () => {
    expect(deriv(windowOf([1]), [])).toBeUndefined();
  });

  it("is exact for every line", () => {
    const number = fc.double({ noNaN: true, min: -1e3, max: 1e3 });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 2, max: 40 }), (start, perSecond, count) => {
        const values = Array.from({ length: count }, (_, index) => start + perSecond * 15 * index);
        expect(deriv(windowOf(values), [])).toBeCloseTo(perSecond, 6);
      }),
    );
  });
});

describe("predictLinear", () => {
  it.each([
    ["now", [0, 30, 60], 0, 0, 60],
    ["some time after the last sample", [0, 30, 60], 10, 0, 80],
    ["in the future", [0, 30, 60], 10, 100, 280],
    ["in the past", [0, 30, 60], 0, -15, 30],
    ["of a constant", [5, 5], 0, 1_000, 5],
  ])("continues a line %s", (_what, values, age, seconds, expected) => {
    expect(predictLinear(windowOf(values, age), [seconds])).toBeCloseTo(expected, 9);
  });

  it("starts at the evaluation, wherever the window ends", () => {
    const window = { ...windowOf([0, 30, 60]), at: 1_000_000 + 130_000 };
    expect(predictLinear(window, [0])).toBeCloseTo(260, 9);
  });

  it("needs two samples", () => {
    expect(predictLinear(windowOf([1]), [60])).toBeUndefined();
  });
});

describe("smoothed", () => {
  it("follows a line without delay", () => {
    expect(smoothed(windowOf([1, 2, 3, 4, 5]), [0.5, 0.5])).toBeCloseTo(5, 12);
  });

  it("weighs old values less, the more the factor is", () => {
    const values = windowOf([0, 0, 0, 10]);
    expect(smoothed(values, [0.9, 0.1])).toBeCloseTo(9, 12);
    expect(smoothed(values, [0.1, 0.1])).toBeCloseTo(1, 12);
  });

  it.each([
    [[0, 0.5], "invalid smoothing factor. Expected: 0 < sf < 1, got: 0.000000"],
    [[1, 0.5], "invalid smoothing factor. Expected: 0 < sf < 1, got: 1.000000"],
    [[0.5, -1], "invalid trend factor. Expected: 0 < tf < 1, got: -1.000000"],
    [[0.5, 2], "invalid trend factor. Expected: 0 < tf < 1, got: 2.000000"],
  ])("refuses the factors %j", (factors, message) => {
    expect(() => smoothed(windowOf([1, 2]), factors)).toThrow(message);
  });

  it("needs two samples", () => {
    expect(smoothed(windowOf([1]), [0.5, 0.5])).toBeUndefined();
  });
});
