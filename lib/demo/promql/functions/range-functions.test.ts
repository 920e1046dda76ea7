import { describe, expect, it } from "vitest";
import { RANGE_FUNCTIONS } from "./range-functions";

function applied(
  name: string,
  values: readonly number[],
  ...parameters: readonly number[]
): number | undefined {
  const times = values.map((_value, index) => index * 15_000);
  const end = times.at(-1) ?? 0;
  const window = { times, values, first: 0, last: values.length - 1, start: -15_000, end, at: end };
  return RANGE_FUNCTIONS.get(name)?.(window, parameters);
}

describe("functions of a range", () => {
  it.each([
    ["increase", [0, 15, 30], 30],
    ["rate", [0, 15, 30], 30 / 45],
    ["rate", [30, 0, 15], 15 / 30],
    ["increase", [5], undefined],
    ["delta", [30, 20], -20],
    ["irate", [0, 100, 130], 2],
    ["irate", [0, 100, 30], 2],
    ["irate", [1], undefined],
    ["idelta", [0, 100, 30], -70],
    ["changes", [1, 1, 2, NaN, NaN, 2], 3],
    ["changes", [1], 0],
    ["resets", [1, 2, 1, 0, 5], 2],
    ["sum_over_time", [1, 2, 3.5], 6.5],
    ["avg_over_time", [1, 2, 6], 3],
    ["min_over_time", [3, NaN, 1, 2], 1],
    ["max_over_time", [NaN, 3, 1], 3],
    ["max_over_time", [NaN, NaN], NaN],
    ["count_over_time", [NaN, 1, 1], 3],
    ["last_over_time", [1, 7], 7],
    ["present_over_time", [0], 1],
    ["absent_over_time", [0], 1],
    ["stdvar_over_time", [1, 3], 1],
    ["stddev_over_time", [2, 4, 4, 4, 5, 5, 7, 9], 2],
    ["deriv", [0, 15, 30], 1],
  ])("%s of %j is %d", (name, values, expected) => {
    const found = applied(name, values);
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toEqual(Number.isNaN(expected) ? NaN : expect.closeTo(expected, 12));
  });

  it.each([
    [0.5, [1, 2, 3, 4], 2.5],
    [0, [3, 1], 1],
    [-1, [3, 1], -Infinity],
    [NaN, [3, 1], NaN],
  ])("quantile_over_time at %d of %j is %d", (q, values, expected) => {
    expect(applied("quantile_over_time", values, q)).toBe(expected);
  });

  it("sees only its own window of the samples", () => {
    const window = { times: [0, 1, 2, 3], values: [9, 1, 2, 9], first: 1, last: 2, start: 0, end: 2, at: 2 };
    expect(RANGE_FUNCTIONS.get("sum_over_time")?.(window, [])).toBe(3);
    expect(RANGE_FUNCTIONS.get("max_over_time")?.(window, [])).toBe(2);
  });
});
