import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extrapolatedRate, lastChange } from "./extrapolated-rate";

const rate = extrapolatedRate({ counter: true, perSecond: true });
const windowOf = (values: readonly number[], start: number, end: number, first = start) => ({
  values,
  times: values.map((_value, index) => first + index * 15_000),
  first: 0,
  last: values.length - 1,
  start,
  end,
  at: end,
});

describe("extrapolatedRate", () => {
  it("is exact for a constant rate, wherever the scrapes fall in the window", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 14_999 }),
        fc.double({ min: 0.01, max: 1e4, noNaN: true }),
        (offset, perSecond) => {
          const times = Array.from({ length: 20 }, (_, index) => offset + index * 15_000);
          const values = times.map((time) => 1e6 + (perSecond * time) / 1_000);
          const found = rate({ times, values, first: 0, last: 19, start: 0, end: 300_000, at: 300_000 }, []);
          expect(found).toBeCloseTo(perSecond, 6);
        },
      ),
    );
  });

  it("counts on after a counter was reset", () => {
    expect(rate(windowOf([100, 115, 5, 20], 0, 45_000), [])).toBeCloseTo((15 + 5 + 15) / 45, 9);
  });

  it("does not extrapolate a counter below zero", () => {
    const started = windowOf([1, 16, 31], 0, 44_000, 14_000);
    expect(rate(started, [])).toBeCloseTo((30 * (31 / 30)) / 44, 9);
  });

  it("needs two samples", () => {
    expect(rate(windowOf([5], 0, 60_000), [])).toBeUndefined();
    expect(lastChange(true)(windowOf([5], 0, 60_000), [])).toBeUndefined();
  });
});
