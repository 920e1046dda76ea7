import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figure } from "./figure";

describe("figure", () => {
  it.each<[number, string]>([
    [0, "0"],
    [4, "4"],
    [12.36, "12.4"],
    [0.27, "0.27"],
    [123_456, "123000"],
    [0.001, "0.001"],
    [0.0009, "<0.001"],
  ])("writes %d as %s: three digits and no exponent", (value, expected) => {
    expect(figure(value)).toBe(expected);
  });

  it.each<[number, number, number[], string]>([
    [9.96, 2, [1, 10], "9.96"],
    [9.999_6, 2, [1, 10], "9.9996"],
    [10.04, 2, [1, 10], "10"],
    [0.996, 2, [1, 10], "0.996"],
    [4.998, 3, [5], "4.998"],
    [4.2, 3, [5], "4.2"],
  ])("writes %d in %d digits or more, so that beside %j it reads as it is", (value, digits, limits, text) => {
    expect(figure(value, digits, limits)).toBe(text);
  });

  it("never shows a value on the other side of a limit", () => {
    const values = fc.double({ min: 0.001, max: 200, noNaN: true });
    const limits = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 3 });
    fc.assert(
      fc.property(values, limits, (value, held) => {
        const shown = Number(figure(value, 2, held));
        for (const limit of held) expect(shown >= limit).toBe(value >= limit);
      }),
    );
  });
});
