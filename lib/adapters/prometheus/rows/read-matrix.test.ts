import { describe, expect, it } from "vitest";
import { readMatrix } from "./read-matrix";

const MOMENTS = { start: 100, stepSeconds: 10, length: 4 };
const read = (data: unknown, maxSeries = 10) => {
  const series: unknown[] = [];
  const total = readMatrix(data, MOMENTS, maxSeries, (labels, points) => series.push([labels["a"], points]));
  return { total, series };
};
const matrix = (...result: readonly unknown[]) => ({ resultType: "matrix", result });
const one = (...values: readonly unknown[]) => ({ metric: { a: "x" }, values });

describe("readMatrix", () => {
  it.each([
    [
      "a whole series",
      [
        [100, "1"],
        [110, "2"],
        [120, "0"],
        [130, "4"],
      ],
      [1, 2, 0, 4],
    ],
    [
      "a series with a gap",
      [
        [100, "1"],
        [130, "4"],
      ],
      [1, null, null, 4],
    ],
    [
      "figures that are none",
      [
        [100, "NaN"],
        [110, "+Inf"],
        [120, "-Inf"],
        [130, ""],
      ],
      [null, null, null, null],
    ],
    [
      "moments of fractions",
      [
        [100.001, "1"],
        [109.999, "2"],
      ],
      [1, 2, null, null],
    ],
    [
      "moments outside",
      [
        [90, "1"],
        [140, "2"],
        [Infinity, "3"],
      ],
      [null, null, null, null],
    ],
    ["samples in another shape", [7, null, ["100", "1"], [100, 1], []], [null, null, null, null]],
  ])("reads %s", (_what, values, points) => {
    expect(read(matrix(one(...values)))).toEqual({ total: 1, series: [["x", points]] });
  });

  it("reads an instant vector as one moment", () => {
    const vector = { resultType: "vector", result: [{ metric: { a: "x" }, value: [100, "3"] }] };
    expect(read(vector)).toEqual({ total: 1, series: [["x", [3]]] });
  });

  it("passes over series in another shape, and reads no more than the limit", () => {
    expect(read(matrix(7, { metric: {} }, { values: [] }, one())).series).toHaveLength(1);
    expect(read(matrix(one(), one(), one()), 2)).toMatchObject({ total: 3, series: [{}, {}] });
  });

  it.each([[null], [7], [{}], [{ resultType: "matrix" }], [{ resultType: "scalar", result: [0, "1"] }]])(
    "says that %j is no range",
    (data) => {
      expect(read(data).total).toBeNull();
    },
  );
});
