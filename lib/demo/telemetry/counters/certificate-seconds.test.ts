import { describe, expect, it } from "vitest";
import { certificateSeconds } from "./certificate-seconds";

const HOUR = 3_600;
const ISSUED = 1_790_000_000;

describe("the certificate of a proxy", () => {
  it.each([
    ["when it is issued", 0, 24],
    ["an hour later", 1, 23],
    ["before it is half used", 11.7, 12.3],
    ["after it was renewed", 12.5, 23.5],
  ])("is valid %s for the rest of its day", (_when, age, left) => {
    expect(certificateSeconds(ISSUED, ISSUED + age * HOUR, 1_000) / HOUR).toBeCloseTo(left, 9);
  });

  it("is renewed at about half of its life, of each pod at another moment, and never expires", () => {
    const hours = Array.from({ length: 2_000 }, (_, index) => index / 4);
    const leftOf = (seed: number): readonly number[] =>
      hours.map((age) => certificateSeconds(ISSUED, ISSUED + age * HOUR, seed) / HOUR);
    for (const seed of [0, 1, 999, 123_456_789]) {
      expect(Math.min(...leftOf(seed))).toBeGreaterThan(11.7);
      expect(Math.max(...leftOf(seed))).toBeLessThanOrEqual(24);
    }
    expect(leftOf(1)).not.toEqual(leftOf(999));
  });

  it("is not older than its pod", () => {
    expect(certificateSeconds(ISSUED, ISSUED - HOUR, 5)).toBe(24 * HOUR);
  });
});
