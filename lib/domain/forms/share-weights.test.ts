import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { itemSummary } from "./item-summary";
import { evenWeights, shareWeights, spread } from "./share-weights";

const none: ReadonlySet<number> = new Set();

describe("weights of a split", () => {
  test.each([
    [2, [50, 50]],
    [3, [34, 33, 33]],
    [1, [100]],
    [0, []],
  ])("%i shares are even", (count, weights) => {
    expect(evenWeights(count)).toEqual(weights);
  });

  test.each<[readonly number[], number, number, ReadonlySet<number>, readonly number[]]>([
    [[60, 30, 10], 0, 20, none, [20, 60, 20]],
    [[60, 30, 10], 0, 20, new Set([2]), [20, 70, 10]],
    [[100, 0], 0, 90, none, [90, 10]],
    [[100, 0, 0], 0, 90, none, [90, 5, 5]],
    [[60, 30, 10], 0, 100, new Set([2]), [90, 0, 10]],
    [[50, 50], 0, 20, new Set([1]), [50, 50]],
    [[0, 0], 1, 30, none, [70, 30]],
    [[60, 30, 10], 0, 20, new Set([0]), [20, 60, 20]],
    [[10, 80, 80], 0, 50, new Set([1, 2]), [0, 80, 80]],
    [[10, 80, 80, 30], 0, 50, new Set([1, 2]), [0, 80, 80, 0]],
    [[0, 33.4, 20, -5], 0, 10, new Set([1, 3]), [10, 33, 57, 0]],
    [[50, 60, -10], 0, 50, none, [50, 50, 0]],
    [[0, 1, 2], 0, 0, none, [0, 33, 67]],
    [[100], 0, 30, none, [100]],
  ])("%j with number %i at %i and %o locked are %j", (weights, index, weight, locked, expected) => {
    expect(shareWeights(weights, { index, weight, locked })).toEqual(expected);
  });

  test("are whole, never negative, and together 100 wherever the locked ones leave room", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 6 }),
        fc.nat(5),
        fc.integer({ min: -5, max: 120 }),
        (weights, at, weight) => {
          const index = at % weights.length;
          const shared = shareWeights(weights, { index, weight, locked: none });
          expect(shared.reduce((sum, each) => sum + each, 0)).toBe(100);
          expect(shared.every((each) => Number.isInteger(each) && each >= 0)).toBe(true);
        },
      ),
    );
  });

  test("leave every locked one but the moved as it is, and together are 100 where there is room", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.boolean()), { minLength: 2, maxLength: 4 }),
        fc.nat(3),
        fc.integer({ min: -5, max: 120 }),
        (parts, at, weight) => {
          const index = at % parts.length;
          const weights = parts.map(([each]) => each);
          const locked = new Set(parts.flatMap(([, isLocked], place) => (isLocked ? [place] : [])));
          const shared = shareWeights(weights, { index, weight, locked });
          expect(shared.reduce((sum, each) => sum + each, 0)).toBe(100);
          for (const place of locked) if (place !== index) expect(shared[place]).toBe(weights[place]);
        },
      ),
    );
  });

  test("go by the largest remainder, the first of equal ones", () => {
    expect(spread(10, [1, 2, 4])).toEqual([1, 3, 6]);
    expect(spread(1, [1, 1, 1])).toEqual([1, 0, 0]);
    expect(spread(0, [0, 5])).toEqual([0, 0]);
  });
});

test.each([
  [{ match: [{ headers: { "end-user": { exact: "jason" } } }], weight: 0 }, "jason · weight 0"],
  [{ a: null, b: "", c: [] }, ""],
  [{ a: "x".repeat(200) }, `${"x".repeat(90)}…`],
])("%j in one line", (value, line) => {
  expect(itemSummary(value)).toBe(line);
});
