import { describe, expect, it } from "vitest";
import { textMatches, textMiss } from "./match-text";

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch
describe("textMatches", () => {
  it.each([
    [{ exact: "a" }, "a", true],
    [{ exact: "a" }, "ab", false],
    [{ exact: "" }, "", true],
    [{ prefix: "a" }, "ab", true],
    [{ prefix: "b" }, "ab", false],
    [{ regex: "a.*" }, "abc", true],
    [{ regex: "b" }, "abc", false],
    [{ regex: "a|b" }, "b", true],
    [{ regex: "(?i)ABC" }, "abc", true],
    [{ regex: "(a+)+$" }, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", false],
    [{ regex: "(" }, "(", null],
    [{}, "anything", true],
    [{}, undefined, false],
    [{ regex: ".*" }, undefined, false],
  ])("%j of %j is %j", (condition, value, expected) => {
    expect(textMatches(condition, value)).toBe(expected);
  });

  it("folds the case of values and prefixes where it is asked to", () => {
    expect(textMatches({ exact: "/A" }, "/a", true)).toBe(true);
    expect(textMatches({ prefix: "/A" }, "/ab", true)).toBe(true);
  });
});

describe("textMiss", () => {
  it.each([
    [{ exact: "jason" }, "amy", 'the header x is "amy", it asks for exactly "jason"'],
    [{ prefix: "j" }, "amy", 'the header x is "amy", it asks for a value that begins with "j"'],
    [{ regex: "j.*" }, undefined, 'there is no header x, it asks for a value that matches "j.*"'],
    [{}, undefined, "there is no header x, it asks for any value"],
    [{ regex: "(" }, "a", 'the expression it asks of the header x cannot be read: a value that matches "("'],
    [{ exact: "amy" }, "amy", null],
  ])("tells what %j asks and what there is: %j", (condition, value, expected) => {
    expect(textMiss("header x", condition, value)).toBe(expected);
  });

  it("cuts long values short", () => {
    expect(textMiss("path", { exact: "b" }, "a".repeat(500))?.length).toBeLessThan(150);
  });
});
