import { describe, expect, it } from "vitest";
import { matchesWhole } from "./matches-whole";

describe("matchesWhole (https://www.envoyproxy.io/docs/envoy/latest/api-v3/type/matcher/v3/regex.proto)", () => {
  it.each<[string, string, boolean]>([
    ["/a/.*", "/a/b", true],
    ["/a", "/a/b", false],
    ["a", "/a", false],
    ["a|b", "b", true],
    ["a|b", "ab", false],
    ["[", "[", false],
    ["(a+)+$", "a", false],
    ["a".repeat(2_000), "a".repeat(2_000), false],
  ])(
    "%#: fits the whole text, and nothing where it is broken, nested or too long",
    (pattern, text, expected) => {
      expect(matchesWhole(pattern, text)).toBe(expected);
    },
  );

  it("forgets patterns before they are too many", () => {
    for (let index = 0; index < 1_200; index += 1) expect(matchesWhole(`x${index}`, `x${index}`)).toBe(true);
    expect(matchesWhole("x0", "x1")).toBe(false);
  });
});
