import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquared99, compareShares, type ShareVerdict } from "./significance";

describe("the 99 % quantile of chi-squared", () => {
  // Table of the NIST/SEMATECH e-Handbook of Statistical Methods.
  it.each([
    [1, 6.635],
    [2, 9.21],
    [3, 11.345],
    [9, 21.666],
  ])("of %d degrees of freedom is %d, within one percent", (degrees, quantile) => {
    expect(Math.abs(chiSquared99(degrees) / quantile - 1)).toBeLessThan(0.01);
  });
});

describe("counts against shares", () => {
  it.each<readonly [string, readonly number[], readonly number[], ShareVerdict]>([
    ["fewer than 30 requests tell nothing", [27, 2], [0.5, 0.5], "notEnoughTraffic"],
    ["nor do 30 of which fewer than 5 are expected somewhere", [400, 0], [0.99, 0.01], "notEnoughTraffic"],
    ["nothing at all tells nothing", [0, 0], [0.5, 0.5], "notEnoughTraffic"],
    ["exact shares are as configured", [600, 300, 100], [0.6, 0.3, 0.1], "asConfigured"],
    ["chance is as configured", [560, 440], [0.54, 0.46], "asConfigured"],
    ["what chance does once in a hundred times is a difference", [542, 458], [0.5, 0.5], "differs"],
    ["a little less is not", [540, 460], [0.5, 0.5], "asConfigured"],
    ["less than a point is none, however sure", [508_000, 492_000], [0.5, 0.5], "asConfigured"],
    ["another version's share is a difference", [900, 100], [0.1, 0.9], "differs"],
    ["requests to a weight of 0 are a difference", [980, 20], [1, 0], "differs"],
    ["none to a weight of 0 is as configured", [1_000, 0], [1, 0], "asConfigured"],
    ["fewer than a point to a weight of 0 are left over from before", [995, 5], [1, 0], "asConfigured"],
  ])("%s", (_rule, counts, shares, verdict) => {
    expect(compareShares(counts, shares)).toBe(verdict);
  });

  it("never differs where counts are exactly what is expected", () => {
    const weights = fc.array(fc.nat(100), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 10_000 }), (given, times) => {
        const total = given.reduce((sum, weight) => sum + weight, 0);
        fc.pre(total > 0);
        const shares = given.map((weight) => weight / total);
        expect(
          compareShares(
            given.map((weight) => weight * times),
            shares,
          ),
        ).not.toBe("differs");
      }),
    );
  });

  it("is wrong of about one in a hundred routes that do follow their weights", () => {
    let seed = 7;
    const random = (): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const runs = 2_000;
    let differing = 0;
    for (let run = 0; run < runs; run += 1) {
      let first = 0;
      for (let request = 0; request < 400; request += 1) if (random() < 0.7) first += 1;
      if (compareShares([first, 400 - first], [0.7, 0.3]) === "differs") differing += 1;
    }
    expect(differing / runs).toBeGreaterThan(0.002);
    expect(differing / runs).toBeLessThan(0.02);
  });
});
