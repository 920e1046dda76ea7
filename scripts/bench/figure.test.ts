import { describe, expect, it } from "vitest";
import { figureTable, holds, median, type Figure } from "./figure";

const figure = (value: number, bar: number): Figure => ({ name: "layout", value, unit: "ms", bar });

describe("a figure", () => {
  it.each([
    [299.9, 300, true],
    [300, 300, true],
    [300.1, 300, false],
  ])("of %d against a bar of %d holds: %s", (value, bar, expected) => {
    expect(holds(figure(value, bar))).toBe(expected);
  });

  it("that misses its bar is named so in the table", () => {
    expect(
      figureTable([figure(1, 2), figure(3, 2)])
        .split("\n")
        .map((line) => line.split(" ")[0]),
    ).toEqual(["holds", "MISSED"]);
  });
});

describe("the median", () => {
  it("is the middle value whatever the order", () => {
    expect(median([5, 1, 3])).toBe(3);
  });

  it("of nothing is an error, not a number", () => {
    expect(() => median([])).toThrow();
  });
});
