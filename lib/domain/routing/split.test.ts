import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answerTarget,
  isSameSplit,
  targetKey,
  weighSplits,
  wholeSplit,
  type Split,
  type Target,
} from "./split";

const target = (workload: string): Target => ({
  key: targetKey("cart", "shop", workload),
  host: "cart",
  namespace: "shop",
  workload,
  version: "",
  answer: null,
});
const shares = (split: Split | null): Record<string, number> =>
  Object.fromEntries([...(split ?? [])].map(([, one]) => [one.target.workload, one.share]));
const arbitrarySplit = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.constantFrom("a", "b", "c")), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => weighSplits(parts.map(([weight, name]) => [weight, wholeSplit(target(name))] as const)))
  .filter((split) => split !== null);

describe("weighSplits", () => {
  it.each<readonly [rule: string, weights: readonly number[], expected: Record<string, number> | null]>([
    ["by weight", [60, 40], { a: 0.6, b: 0.4 }],
    ["by weights that do not add up to 100", [1, 3], { a: 0.25, b: 0.75 }],
    ["leaves out a weight of 0", [0, 5], { b: 1 }],
    ["is none without weight", [0, 0], null],
    ["takes a negative weight for 0", [-1, 1], { b: 1 }],
  ])("%s", (_rule, [a = 0, b = 0], expected) => {
    const split = weighSplits([
      [a, wholeSplit(target("a"))],
      [b, wholeSplit(target("b"))],
    ]);
    if (expected === null) expect(split).toBeNull();
    else expect(shares(split)).toEqual(expected);
  });

  it("adds up what goes to one target", () => {
    expect(
      shares(
        weighSplits([
          [1, wholeSplit(target("a"))],
          [3, wholeSplit(target("a"))],
        ]),
      ),
    ).toEqual({ a: 1 });
  });

  it("always adds up to 1", () => {
    fc.assert(
      fc.property(arbitrarySplit, arbitrarySplit, fc.integer({ min: 1, max: 99 }), (one, other, weight) => {
        const both = weighSplits([
          [weight, one],
          [100 - weight, other],
        ]);
        const total = Object.values(shares(both)).reduce((sum, share) => sum + share, 0);
        expect(total).toBeCloseTo(1, 9);
      }),
    );
  });
});

it("tells equal splits from others, whatever their order", () => {
  fc.assert(
    fc.property(arbitrarySplit, (split) => {
      expect(isSameSplit(split, new Map([...split].toReversed()))).toBe(true);
      expect(isSameSplit(split, wholeSplit(target("d")))).toBe(false);
    }),
  );
});

it("tells hosts, workloads and answers apart", () => {
  const answer = answerTarget({ code: "503", because: "x", refuses: true });
  const keys = [targetKey("a", "b", "c"), targetKey("a", "", ""), targetKey("b", "b", "c"), answer.key];
  expect(new Set(keys).size).toBe(4);
});
