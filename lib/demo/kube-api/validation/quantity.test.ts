import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalQuantity, exceedsQuantity, isQuantity } from "./quantity";

describe("quantities", () => {
  it.each([
    ["1000m", "1"],
    ["1500m", "1500m"],
    ["0.5", "500m"],
    ["0.5Gi", "512Mi"],
    ["1024Ki", "1Mi"],
    ["1.5Gi", "1536Mi"],
    ["1000Mi", "1000Mi"],
    ["0.5Ki", "512"],
    ["1000k", "1M"],
    ["1e3", "1e3"],
    ["12e6", "12e6"],
    ["100", "100"],
    ["1000", "1k"],
    ["0", "0"],
    ["0Gi", "0"],
    ["-1", "-1"],
    ["+2", "2"],
    ["1n", "1n"],
    ["0.0000000001", "1n"],
    [".5", "500m"],
    ["5.", "5"],
  ])("%s is written as %s", (text, canonical) => {
    expect(canonicalQuantity(text)).toBe(canonical);
  });

  it.each(["", "abc", "1.2.3", "1 Gi", "Gi", "1ki", "--1", "1".repeat(101), "e3"])("%j is none", (text) => {
    expect(isQuantity(text)).toBe(false);
    expect(canonicalQuantity(text)).toBe(text);
  });

  it.each([
    ["2", "1", true],
    ["1", "1000m", false],
    ["1Gi", "1G", true],
    ["512Mi", "1Gi", false],
    ["x", "1", false],
    ["1", "x", false],
  ])("%s exceeds %s: %s", (first, second, exceeds) => {
    expect(exceedsQuantity(first, second)).toBe(exceeds);
  });

  it("have one canonical form, which is as large", () => {
    const suffix = fc.constantFrom("", "m", "k", "M", "Ki", "Mi", "Gi", "e2");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), suffix, (number, unit) => {
        const canonical = canonicalQuantity(`${number}${unit}`);
        expect(canonicalQuantity(canonical)).toBe(canonical);
        expect(exceedsQuantity(canonical, `${number}${unit}`)).toBe(false);
        expect(exceedsQuantity(`${number}${unit}`, canonical)).toBe(false);
      }),
    );
  });
});
