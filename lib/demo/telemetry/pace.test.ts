import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAILY_PACE, STEADY_PACE } from "./pace";

const DAY = 86_400_000;
const time = fc.integer({ min: 1_600_000_000_000, max: 2_000_000_000_000 });

describe.each([
  ["DAILY_PACE", DAILY_PACE],
  ["STEADY_PACE", STEADY_PACE],
])("%s", (_name, pace) => {
  it("always flows, and a day of it is a day of mean traffic", () => {
    fc.assert(
      fc.property(time, (at) => {
        expect(pace.factorAt(at)).toBeGreaterThan(0);
        expect(pace.elapsed(at + DAY) - pace.elapsed(at)).toBeCloseTo(86_400, 4);
      }),
    );
  });

  it("has passed what its factor adds up to", () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 1, max: 7_200 }), (at, seconds) => {
        const middle = Array.from({ length: seconds }, (_, second) =>
          pace.factorAt(at + second * 1_000 + 500),
        );
        const sum = middle.reduce((total, factor) => total + factor, 0);
        expect(pace.elapsed(at + seconds * 1_000) - pace.elapsed(at)).toBeCloseTo(sum, 3);
      }),
      { numRuns: 20 },
    );
  });
});

it("is calmer at night than in the afternoon", () => {
  const [night, afternoon] = ["2026-03-05T03:30:00Z", "2026-03-05T15:30:00Z"].map((at) =>
    DAILY_PACE.factorAt(Date.parse(at)),
  );
  expect(night).toBeLessThan(0.75);
  expect(afternoon).toBeGreaterThan(1.25);
});
