import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalNumber, goNumber } from "./go-number";

describe("goNumber", () => {
  it.each([
    [1, "1"],
    [0.1, "0.1"],
    [1e-6, "0.000001"],
    [1e-7, "1e-07"],
    [1.5e-10, "1.5e-10"],
    [1e20, "100000000000000000000"],
    [1e21, "1e+21"],
    [-0, "-0"],
    [Infinity, "+Inf"],
    [-Infinity, "-Inf"],
    [NaN, "NaN"],
  ])("writes %d as %s", (value, text) => {
    expect(goNumber(value)).toBe(text);
  });
});

describe("decimalNumber", () => {
  it.each([
    [1e-7, "0.0000001"],
    [-1.25e-9, "-0.00000000125"],
    [1e21, "1000000000000000000000"],
    [-1.5e22, "-15000000000000000000000"],
    [0.5, "0.5"],
    [Infinity, "+Inf"],
    [NaN, "NaN"],
  ])("writes %d as %s", (value, text) => {
    expect(decimalNumber(value)).toBe(text);
  });

  it("never writes an exponent, and means the same number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = decimalNumber(value);
        expect(text).not.toContain("e");
        expect(Number(text)).toBe(value);
      }),
    );
  });
});
