import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seriesMoments } from "./series-moments";

describe("the moments of a series", () => {
  it.each([
    ["one moment", { start: 100, end: 100, stepSeconds: 15 }, { start: 100, stepSeconds: 15, length: 1 }],
    [
      "multiples of the step",
      { start: 100, end: 160, stepSeconds: 15 },
      { start: 105, stepSeconds: 15, length: 4 },
    ],
    [
      "ends that are multiples",
      { start: 90, end: 120, stepSeconds: 15 },
      { start: 90, stepSeconds: 15, length: 3 },
    ],
    [
      "a span without a multiple",
      { start: 91, end: 104, stepSeconds: 15 },
      { start: 104, stepSeconds: 15, length: 1 },
    ],
    [
      "ends in the wrong order",
      { start: 200, end: 100, stepSeconds: 15 },
      { start: 100, stepSeconds: 15, length: 1 },
    ],
    ["a step of 0", { start: 0, end: 2, stepSeconds: 0 }, { start: 0, stepSeconds: 1, length: 3 }],
    [
      "too many moments",
      { start: 0, end: 109_900, stepSeconds: 1 },
      { start: 0, stepSeconds: 100, length: 1_100 },
    ],
  ])("of %s", (_of, request, moments) => {
    expect(seriesMoments(request)).toEqual(moments);
  });

  it("are at most 1,100, within the span and a step apart", () => {
    const span = fc.record({
      start: fc.integer({ min: 0, max: 2_000_000_000 }),
      end: fc.integer({ min: 0, max: 2_000_000_000 }),
      stepSeconds: fc.double({ min: 0, max: 100_000, noNaN: true }),
    });
    fc.assert(
      fc.property(span, ({ start, end, stepSeconds }) => {
        const moments = seriesMoments({ start, end, stepSeconds });
        expect(moments.length).toBeGreaterThan(0);
        expect(moments.length).toBeLessThanOrEqual(1_100);
        expect(moments.start + (moments.length - 1) * moments.stepSeconds).toBeLessThanOrEqual(end);
        if (start <= end) expect(moments.start).toBeGreaterThanOrEqual(start);
      }),
    );
  });
});
