import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { targetKey, weighSplits, wholeSplit, type Split, type Target } from "../routing/split";
import { isStale, shiftedRates } from "./shifted-rates";

const target = (workload: string): Target => ({
  key: targetKey("cart", "shop", workload),
  host: "cart",
  namespace: "shop",
  workload,
  version: "",
  answer: null,
});
const NAMES = ["a", "b", "c"] as const;
function split(...weights: readonly number[]): Split {
  const found = weighSplits(
    weights.map((weight, index) => [weight, wholeSplit(target(NAMES[index] ?? "d"))] as const),
  );
  if (!found) throw new Error("no weight");
  return found;
}
const rates = (...values: readonly number[]): ReadonlyMap<string, number> =>
  new Map(values.flatMap((rate, index) => (rate > 0 ? [[target(NAMES[index] ?? "d").key, rate]] : [])));
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
const after = (
  before: Split,
  next: Split,
  observed: ReadonlyMap<string, number>,
  share = 1,
): readonly number[] =>
  shiftedRates({ before, after: next, observed, total: sum(observed.values()), share }).map((one) =>
    Number(one.after.toFixed(6)),
  );

describe("shiftedRates", () => {
  it.each<
    readonly [
      rule: string,
      before: Split,
      next: Split,
      observed: ReadonlyMap<string, number>,
      share: number,
      expected: readonly number[],
    ]
  >([
    ["moves what the weights move", split(90, 10), split(50, 50), rates(9, 1), 1, [5, 5]],
    [
      "leaves what chance put elsewhere",
      split(50, 50, 0),
      split(50, 0, 50),
      rates(5.1, 4.9),
      1,
      [5.1, 0, 4.9],
    ],
    ["moves only the share that is decided", split(100), split(0, 100), rates(10), 0.5, [5, 5]],
    ["takes no more than there is", split(50, 50), split(0, 0, 100), rates(4.8, 5.2), 1, [0, 0.2, 9.8]],
    [
      "believes the configuration where the window is older",
      split(0, 100),
      split(0, 50, 50),
      rates(9, 1),
      1,
      [0.5, 0.5],
    ],
  ])("%s", (_rule, before, next, observed, share, expected) => {
    const got = after(before, next, observed, share);
    expect(sum(got)).toBeCloseTo(sum(expected), 5);
    expect(got.map((one) => Math.round(one * 10) / 10)).toEqual(expected);
  });

  const weights = fc
    .array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 })
    .filter((list) => sum(list) > 0);
  const observedRates = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), {
    minLength: 3,
    maxLength: 3,
  });
  const shares = fc.double({ min: 0, max: 1, noNaN: true });

  it("never gives a target less than nothing, and adds up to what was there", () => {
    fc.assert(
      fc.property(weights, weights, observedRates, shares, (one, other, seen, share) => {
        const observed = rates(...seen);
        const total = sum(observed.values());
        const shifted = shiftedRates({
          before: split(...one),
          after: split(...other),
          observed,
          total,
          share,
        });
        for (const rate of shifted) expect(rate.after).toBeGreaterThanOrEqual(0);
        const [held, next] = [shifted.map((rate) => rate.before), shifted.map((rate) => rate.after)];
        expect(sum(next)).toBeCloseTo(sum(held), 6);
      }),
    );
  });

  it("moves nothing between equal splits where what was observed is near them", () => {
    fc.assert(
      fc.property(weights, shares, (given, share) => {
        const same = split(...given);
        const observed = new Map([...same].map(([key, one]) => [key, one.share * 20]));
        const shifted = shiftedRates({ before: same, after: same, observed, total: 20, share });
        for (const rate of shifted) expect(rate.after).toBeCloseTo(rate.before, 9);
      }),
    );
  });
});

it.each([
  ["near", [9, 1], 1, false],
  ["far", [1, 9], 1, true],
  ["far, but conditions take a part", [1, 9], 0.5, false],
] as const)("is stale where what was observed is %s", (_rule, [a, b], share, expected) => {
  const shift = { before: split(90, 10), after: split(1), observed: rates(a, b), total: 10, share };
  expect(isStale(shift)).toBe(expected);
  expect(isStale({ ...shift, observed: new Map(), total: 0 })).toBe(false);
});
