import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DATE_FUNCTIONS, NUMBER_FUNCTIONS } from "./number-functions";

const applied = (name: string, value: number, ...parameters: readonly number[]): number | undefined =>
  NUMBER_FUNCTIONS.get(name)?.(value, ...parameters);

describe("functions of a number", () => {
  it.each([
    ["abs", -2, 2],
    ["ceil", 1.2, 2],
    ["floor", -1.2, -2],
    ["exp", 0, 1],
    ["ln", Math.E, 1],
    ["ln", -1, NaN],
    ["log2", 8, 3],
    ["log10", 0, -Infinity],
    ["sqrt", 9, 3],
    ["sgn", -7, -1],
    ["sgn", NaN, NaN],
    ["deg", Math.PI, 180],
    ["rad", 180, Math.PI],
    ["sin", Math.PI / 2, 1],
    ["cos", 0, 1],
    ["tan", 0, 0],
    ["asin", 1, Math.PI / 2],
    ["acos", 2, NaN],
    ["atan", 0, 0],
    ["sinh", 0, 0],
    ["cosh", 0, 1],
    ["tanh", Infinity, 1],
    ["asinh", 0, 0],
    ["acosh", 1, 0],
    ["atanh", 0, 0],
    ["round", 2.5, 3],
    ["round", -2.5, -2],
  ])("%s(%d) is %d", (name, value, expected) => {
    expect(applied(name, value)).toEqual(Number.isNaN(expected) ? NaN : expect.closeTo(expected, 12));
  });

  it.each([
    ["round", 7, [5], 5],
    ["round", 7.6, [0.5], 7.5],
    ["round", 7, [0], NaN],
    ["clamp", 7, [0, 5], 5],
    ["clamp", -7, [0, 5], 0],
    ["clamp", 3, [0, 5], 3],
    ["clamp", NaN, [0, 5], NaN],
    ["clamp_min", 3, [5], 5],
    ["clamp_min", Infinity, [NaN], Infinity],
    ["clamp_min", 3, [NaN], NaN],
    ["clamp_max", 7, [5], 5],
    ["clamp_max", -Infinity, [NaN], -Infinity],
  ])("%s(%d) to %j is %d", (name, value, parameters, expected) => {
    expect(applied(name, value, ...parameters)).toBe(expected);
  });
});

describe("functions of a time", () => {
  const dates = (seconds: number): Record<string, number> =>
    Object.fromEntries([...DATE_FUNCTIONS].map(([name, apply]) => [name, apply(seconds)]));

  it.each([
    // 2024-02-29 23:59:59, a Thursday.
    [1_709_251_199, [59, 23, 4, 29, 60, 29, 2, 2024]],
    // 1969-12-31 00:00:00, a Wednesday.
    [-86_400, [0, 0, 3, 31, 365, 31, 12, 1969]],
    // 2023-11-14 22:13:20.9.
    [1_700_000_000.9, [13, 22, 2, 14, 318, 30, 11, 2023]],
  ])("read %d in UTC", (seconds, expected) => {
    expect(Object.values(dates(seconds))).toEqual(expected);
  });

  it("read years that no Date holds", () => {
    expect(DATE_FUNCTIONS.get("year")?.(31_556_952 * 1e6)).toBe(1_001_970);
    expect(DATE_FUNCTIONS.get("month")?.(31_556_952 * 1e6)).toBeGreaterThanOrEqual(1);
  });

  it("repeat after 400 years but for the year", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e10, max: 1e10 }), (seconds) => {
        const [now, later] = [dates(seconds), dates(seconds + 146_097 * 86_400)];
        expect(later).toEqual({ ...now, year: (now["year"] ?? 0) + 400 });
      }),
    );
  });
});
