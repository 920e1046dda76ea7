import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { all, any, not, type Truth } from "./truth";

const TRUTHS: readonly Truth[] = ["yes", "no", "unknown"];
const truths = fc.array(fc.constantFrom(...TRUTHS), { maxLength: 6 });

describe("three-valued logic", () => {
  it.each<readonly [readonly Truth[], Truth, Truth]>([
    [[], "yes", "no"],
    [["yes", "yes"], "yes", "yes"],
    [["yes", "no"], "no", "yes"],
    [["yes", "unknown"], "unknown", "yes"],
    [["no", "unknown"], "no", "unknown"],
    [["unknown"], "unknown", "unknown"],
  ])("of %j: all %s, any %s", (given, every, some) => {
    expect([all(given), any(given)]).toEqual([every, some]);
  });

  it("obeys De Morgan, whatever is unknown", () => {
    fc.assert(
      fc.property(truths, (given) => {
        expect(not(any(given))).toBe(all(given.map(not)));
        expect(not(all(given))).toBe(any(given.map(not)));
      }),
    );
  });

  it("says yes or no only where every reading of the unknown says so", () => {
    const readings = (given: readonly Truth[]): readonly (readonly Truth[])[] =>
      given.reduce<readonly (readonly Truth[])[]>(
        (found, truth) =>
          found.flatMap((one) =>
            truth === "unknown"
              ? [
                  [...one, "yes"],
                  [...one, "no"],
                ]
              : [[...one, truth]],
          ),
        [[]],
      );
    fc.assert(
      fc.property(truths, (given) => {
        const said = all(given);
        const possible = new Set(readings(given).map(all));
        expect(possible.size === 1 ? [...possible][0] : "unknown").toBe(said);
      }),
    );
  });
});
