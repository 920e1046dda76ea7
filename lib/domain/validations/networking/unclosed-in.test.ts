import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unclosedIn } from "./unclosed-in";

const compiles = (expression: string): boolean => {
  try {
    new RegExp(expression);
    return true;
  } catch {
    return false;
  }
};

describe("brackets of an expression", () => {
  it("match where the expression compiles, in what RE2 and JavaScript share", () => {
    const expression = fc
      .array(fc.constantFrom("a", "(", ")", "\\", "[b", "]", "|"), { maxLength: 12 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(expression, (text) => {
        expect(unclosedIn(text) === null).toBe(compiles(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["(", 'a "(" is not closed'],
    ["a)(", 'a ")" closes nothing'],
    ["[]", 'a "[" is not closed'],
    ["[[:alpha:]", 'a "[" is not closed'],
    ["a\\", "it ends with a backslash"],
    ["[(]", null],
    ["[]()]", null],
    ["\\Qa(", null],
  ])("of %s: %s", (expression, problem) => {
    expect(unclosedIn(expression)).toBe(problem);
  });
});
