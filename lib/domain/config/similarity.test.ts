import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { nestedTooDeep } from "./nested-too-deep";
import { similarity } from "./similarity";
import { uniqueNames } from "./unique-names";

describe("similarity", () => {
  it.each<[Json, Json, number]>([
    [{ a: 1 }, { a: 1 }, 1],
    [{}, {}, 1],
    [{ a: 1 }, { a: 2 }, 0],
    [{ a: 1, b: 2 }, { a: 1, b: 3 }, 1 / 3],
    [{ a: [1, 2] }, { a: [0, 1, 2] }, 2 / 3],
    ["a", "a", 1],
    [{ a: [] }, { a: {} }, 1],
    [{ a: null }, {}, 0],
    [{ a: 0 }, { a: "0" }, 0],
  ])("of %j and %j is %d", (one, other, expected) => {
    expect(similarity(one, other)).toBeCloseTo(expected);
    expect(similarity(other, one)).toBeCloseTo(expected);
  });

  it("looks at a bounded part of large values", () => {
    const large = Array.from({ length: 100_000 }, (_, index) => index);
    expect(similarity(large, large)).toBe(1);
  });
});

describe("uniqueNames", () => {
  it.each<[Json[], string[] | null]>([
    [
      [{ name: "a" }, { name: "b", x: 1 }],
      ["a", "b"],
    ],
    [[], []],
    [[{ name: "a" }, { name: "a" }], null],
    [[{ name: "a" }, { other: "b" }], null],
    [[{ name: "" }], null],
    [[{ name: 1 }], null],
    [["a"], null],
  ])("of %j are %j", (list, expected) => {
    expect(uniqueNames(list)).toEqual(expected);
  });
});

describe("nestedTooDeep", () => {
  const nested = (levels: number): Json => {
    let value: Json = "leaf";
    for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { below: value };
    return value;
  };
  it.each([
    [0, false],
    [199, false],
    [202, true],
    [100_000, true],
  ])("of %d levels is %s", (levels, expected) => {
    expect(nestedTooDeep(nested(levels))).toBe(expected);
  });

  it("does not mind width", () => {
    expect(nestedTooDeep(Array.from({ length: 10_000 }, () => ({ a: [1] })))).toBe(false);
    expect(nestedTooDeep(undefined)).toBe(false);
  });
});
