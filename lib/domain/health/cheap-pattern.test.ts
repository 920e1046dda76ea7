import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCheapPattern } from "./cheap-pattern";
import { KIALI_PROFILE, MESHLENS_PROFILE } from "./profiles";

describe("isCheapPattern", () => {
  it.each([
    ".*",
    "http|grpc",
    "(http|grpc)",
    "inbound",
    "5\\d\\d",
    "[45]\\d\\d",
    "4[0-9]{2}",
    "5..|-",
    "(4|5)\\d\\d",
    "[1-9]|1[0-6]",
    "^http$",
  ])("accepts %s, as annotations are written", (pattern) => {
    expect(isCheapPattern(pattern)).toBe(true);
  });

  it.each([
    ["a repeated group", "(a+)+"],
    ["a repeated group of alternatives", "(o|o|o)*x"],
    ["a group repeated a number of times", "(.?){60}"],
    ["a group within a group", "((((.+)+)+)+)x"],
    ["groups one after another", "(|||)(|||)(|||)"],
    ["many repetitions", `${".*".repeat(40)}x`],
    ["many optional parts", `${".?".repeat(40)}x`],
    ["an open repetition", ".{1,}.{1,}.{1,}x"],
    ["a huge repetition", "a{100000}"],
  ])("refuses %s, which a matcher may never finish", (_, pattern) => {
    expect(isCheapPattern(pattern)).toBe(false);
  });

  it("accepts every pattern of the profiles", () => {
    for (const { code, protocol, direction } of [MESHLENS_PROFILE, KIALI_PROFILE].flatMap(
      (p) => p.tolerances,
    ))
      expect([code, protocol, direction].every(isCheapPattern)).toBe(true);
  });

  it("accepts no pattern, of whatever pieces, that takes long", () => {
    const pieces = [
      ".",
      "o",
      "u",
      "\\w",
      "*",
      "+",
      "?",
      "|",
      "(",
      ")",
      "[a-z]",
      "{2}",
      "{0,9}",
      "x",
      "(?=",
      "\\1",
    ];
    const patterns = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(""));
    const worst = fc.oneof(
      patterns,
      patterns.map((pattern) => `${pattern.replaceAll(/[(){]/g, "")}x`),
    );
    fc.assert(
      fc.property(worst, (pattern) => {
        if (!isCheapPattern(pattern)) return;
        const started = performance.now();
        try {
          new RegExp(`^(?:${pattern})$`).test("outbound");
        } catch {
          return;
        }
        expect(performance.now() - started).toBeLessThan(1_000);
      }),
    );
  });
});
