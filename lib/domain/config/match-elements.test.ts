import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { matchElements } from "./match-elements";

const pairs = (before: readonly Json[], after: readonly Json[]): string[] => {
  const matched = matchElements(before, after);
  return matched.pairs.map((pair) => `${pair[0]}→${pair[1]}${matched.moved.has(pair) ? " moved" : ""}`);
};
const route = (host: string, weight: number): Json => ({ destination: { host, port: 80 }, weight });

describe("matchElements", () => {
  it.each<[string, Json[], Json[], string[]]>([
    ["nothing in nothing", [], [1], []],
    ["equal elements", ["a", "b"], ["a", "b"], ["0→0", "1→1"]],
    ["equal elements behind an inserted one", ["a", "b"], ["x", "a", "b"], ["0→1", "1→2"]],
    ["as few moves as can be", ["a", "b", "c"], ["c", "a", "b"], ["2→0 moved", "0→1", "1→2"]],
    [
      "elements of the same name, whatever else they hold",
      [{ name: "a", x: 1 }, { name: "b" }],
      [{ name: "b", y: 2 }, { name: "a" }],
      ["1→0 moved", "0→1"],
    ],
    [
      "the most similar elements",
      [route("a", 1), route("b", 2)],
      [route("c", 9), route("b", 3), route("a", 4)],
      ["1→1 moved", "0→2"],
    ],
    ["what took another's place", ["a", "b", "c"], ["a", "x", "c"], ["0→0", "1→1", "2→2"]],
    ["no text with an object", ["a"], [{ b: 1 }], []],
    ["no element twice", ["a"], ["a", "a"], ["0→0"]],
    [
      "elements of which two share a name by their fields",
      [{ name: "a" }, { name: "a", x: 1 }],
      [{ name: "a", x: 1 }],
      ["1→0"],
    ],
  ])("finds %s", (_, before, after, expected) => {
    expect(pairs(before, after)).toEqual(expected);
  });

  it("tells elements by name only where each has one of its own on both sides", () => {
    expect(matchElements([{ name: "a" }], [{ name: "b" }]).names).toEqual({ before: ["a"], after: ["b"] });
    expect(matchElements([{ name: "a" }], [{ name: "b" }, { name: "b" }]).names).toBeNull();
    expect(matchElements([{ name: "a" }], [{ other: "b" }]).names).toBeNull();
    expect(matchElements([{ name: "a" }], []).names).toBeNull();
  });

  it("pairs every element at most once, and all of a list with itself", () => {
    const list = fc.array(fc.constantFrom<Json>("a", "b", 0, { name: "a" }, { name: "b", x: 1 }, [1]), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const matched = matchElements(before, after).pairs;
        expect(new Set(matched.map(([one]) => one)).size).toBe(matched.length);
        expect(new Set(matched.map(([, other]) => other)).size).toBe(matched.length);
        expect(pairs(before, before)).toEqual(before.map((_, index) => `${index}→${index}`));
      }),
    );
  });

  it("does not compare each with each where lists are long", () => {
    const many = (offset: number): Json[] =>
      Array.from({ length: 3_000 }, (_, index) => ({ id: index + offset }));
    expect(matchElements(many(0), many(10_000)).pairs).toHaveLength(3_000);
    expect(pairs(many(0), many(0).toReversed()).filter((pair) => !pair.endsWith("moved"))).not.toHaveLength(
      0,
    );
  });
});
