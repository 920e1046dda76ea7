import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { canonicalText } from "./canonical-text";
import { equalJson } from "./equal-json";

function nested(levels: number): Json {
  let value: Json = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

const PAIRS: [Json, Json, boolean][] = [
  [{ a: 1, b: [] }, { b: [], a: 1 }, true],
  [{ a: undefined }, {}, true],
  [{ a: null }, {}, false],
  [{ a: 0 }, { a: false }, false],
  [{ a: "" }, { a: null }, false],
  [{}, [], false],
  [[["a", 1]], { a: 1 }, false],
  [{ "": [["a", 1]] }, { a: 1 }, false],
  [[1, 2], [2, 1], false],
  [[1], [1, 1], false],
  [{ a: 1 }, { b: 1 }, false],
  [{ toString: 1 }, { a: 1 }, false],
];

describe("equalJson", () => {
  it.each(PAIRS)("%j and %j: %s", (one, other, expected) => {
    expect(equalJson(one, other)).toBe(expected);
    expect(equalJson(other, one)).toBe(expected);
  });

  it("takes absent for equal to absent only", () => {
    expect(equalJson(undefined, undefined)).toBe(true);
    expect(equalJson(undefined, null)).toBe(false);
  });

  it("does not run out of stack", () => {
    expect(equalJson(nested(100_000), nested(100_000))).toBe(false);
  });
});

describe("canonicalText", () => {
  it.each(PAIRS)("is shared by %j and %j exactly when they are equal: %s", (one, other, expected) => {
    expect(canonicalText(one) === canonicalText(other)).toBe(expected);
  });
});
