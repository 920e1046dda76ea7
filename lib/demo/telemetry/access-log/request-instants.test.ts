import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAILY_PACE, STEADY_PACE } from "../pace";
import { requestInstants } from "./request-instants";

const FROM = Date.parse("2026-09-21T00:00:00Z");
const HOUR = 3_600_000;
const all = { limit: 1_000_000, isAsked: () => true };
const train = (perSecond: number, seed = 1): Parameters<typeof requestInstants>[0] => ({
  from: FROM,
  to: FROM + 24 * HOUR,
  perSecond,
  seed,
});

describe("requestInstants", () => {
  it("has made as many as a counter has counted, to within one, at any time of day", () => {
    const rate = fc.double({ min: 0.001, max: 20, noNaN: true });
    fc.assert(
      fc.property(rate, fc.integer({ min: 1, max: HOUR }), fc.nat(), (perSecond, length, seed) => {
        const made = requestInstants(
          train(perSecond, seed),
          { from: FROM, to: FROM + length },
          DAILY_PACE,
          all,
        );
        const counted = perSecond * (DAILY_PACE.elapsed(FROM + length) - DAILY_PACE.elapsed(FROM));
        expect(Math.abs(made.length - counted)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });

  it("is one after the other, the newest first, within the window", () => {
    const window = { from: FROM + HOUR, to: FROM + HOUR + 60_000 };
    const made = requestInstants(train(5), window, DAILY_PACE, all);
    expect(made.length).toBeGreaterThan(100);
    made.forEach(({ ordinal, at }, index) => {
      expect(at).toBeGreaterThanOrEqual(window.from - 1);
      expect(at).toBeLessThanOrEqual(window.to + 1);
      if (index > 0) expect(ordinal).toBe((made[index - 1]?.ordinal ?? NaN) - 1);
    });
  });

  it("gives each request to exactly one of two windows that meet", () => {
    const middle = FROM + HOUR;
    const ordinals = (from: number, to: number): readonly number[] =>
      requestInstants(train(3), { from, to }, DAILY_PACE, all).map(({ ordinal }) => ordinal);
    const [earlier, later] = [ordinals(middle - 10_000, middle), ordinals(middle, middle + 10_000)];
    expect([...later, ...earlier]).toEqual(ordinals(middle - 10_000, middle + 10_000));
  });

  it.each([
    ["before it began", { from: FROM - HOUR, to: FROM }],
    ["after it ended", { from: FROM + 24 * HOUR, to: FROM + 48 * HOUR }],
    ["that ends before it begins", { from: FROM + HOUR, to: FROM }],
  ])("makes none in a window %s", (_what, window) => {
    expect(requestInstants(train(5), window, STEADY_PACE, all)).toEqual([]);
  });

  it("makes none at no rate, and only those asked for up to the limit", () => {
    const window = { from: FROM, to: FROM + 60_000 };
    expect(requestInstants(train(0), window, STEADY_PACE, all)).toEqual([]);
    const even = requestInstants(train(5), window, STEADY_PACE, {
      limit: 3,
      isAsked: (ordinal) => ordinal % 2 === 0,
    });
    expect(even).toHaveLength(3);
    expect(even.every(({ ordinal }) => ordinal % 2 === 0)).toBe(true);
  });
});
