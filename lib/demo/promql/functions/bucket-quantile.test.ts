import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Bucket, bucketQuantile } from "./bucket-quantile";

const quantileOf = (q: number, buckets: readonly Bucket[]): number => bucketQuantile(q, buckets).value;

const BUCKETS = [
  { bound: 10, count: 50 },
  { bound: 100, count: 90 },
  { bound: Infinity, count: 100 },
];

describe("bucketQuantile", () => {
  it.each([
    ["interpolates from zero in the first bucket", 0.25, 5],
    ["interpolates between two bounds", 0.7, 55],
    ["answers the highest finite bound in the last bucket", 0.95, 100],
    ["is infinite above 1", 1.1, Infinity],
    ["is infinite below 0", -0.1, -Infinity],
  ])("%s", (_rule, q, expected) => {
    expect(quantileOf(q, BUCKETS)).toBeCloseTo(expected, 9);
  });

  it("is not a number for NaN", () => {
    expect(quantileOf(NaN, BUCKETS)).toBeNaN();
  });

  it("needs a +Inf bucket, another one and observations", () => {
    expect(quantileOf(0.5, BUCKETS.slice(0, 2))).toBeNaN();
    expect(quantileOf(0.5, BUCKETS.slice(2))).toBeNaN();
    expect(
      quantileOf(
        0.5,
        BUCKETS.map(({ bound }) => ({ bound, count: 0 })),
      ),
    ).toBeNaN();
  });

  it("adds up buckets of equal bound, whatever their order", () => {
    const doubled = [...BUCKETS, ...BUCKETS].reverse();
    expect(quantileOf(0.7, doubled)).toBeCloseTo(55, 9);
  });

  it("takes a bucket that counts less than a lower one as equal to it", () => {
    const falling = [
      { bound: 10, count: 60 },
      { bound: 100, count: 55 },
      { bound: Infinity, count: 100 },
    ];
    expect(quantileOf(0.6, falling)).toBeCloseTo(10, 9);
    expect(bucketQuantile(0.6, falling).forced).toBe(true);
  });

  it("takes a difference of rounding for none", () => {
    const rounded = [
      { bound: 10, count: 60 },
      { bound: 100, count: 60 - 1e-12 },
      { bound: Infinity, count: 100 },
    ];
    expect(bucketQuantile(0.6, rounded)).toEqual({ value: 10, forced: false });
    expect(bucketQuantile(0.7, BUCKETS).forced).toBe(false);
  });

  it("never falls as q grows", () => {
    const counts = fc.array(fc.nat(1_000), { minLength: 3, maxLength: 12 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(counts, share, share, (added, one, other) => {
        fc.pre(added.some((count) => count > 0));
        let total = 0;
        const buckets = added.map((count, index) => {
          total += count;
          return { bound: index === added.length - 1 ? Infinity : 2 ** index, count: total };
        });
        const low = quantileOf(Math.min(one, other), buckets);
        expect(quantileOf(Math.max(one, other), buckets)).toBeGreaterThanOrEqual(low - 1e-9);
      }),
    );
  });
});
