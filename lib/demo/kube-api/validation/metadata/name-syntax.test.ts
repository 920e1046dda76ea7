import { describe, expect, it } from "vitest";
import { labelProblems, labelValueProblems, qualifiedNameProblems, subdomainProblems } from "./name-syntax";

const many = (length: number): string => "a".repeat(length);

describe("names", () => {
  it.each(["a", "0", "a-b", many(63)])("%s is a label", (text) => {
    expect(labelProblems(text)).toEqual([]);
  });
  it.each([
    ["", 1],
    ["A", 1],
    ["-a", 1],
    ["a-", 1],
    ["a_b", 1],
    [many(64), 1],
    [`${many(64)}_`, 2],
  ])("%s is no label", (text, problems) => {
    expect(labelProblems(text)).toHaveLength(problems);
  });
  it("with dots are told apart from other bad labels", () => {
    expect(labelProblems("a.b")).toEqual(["must not contain dots"]);
  });
  it.each(["a", "a.b-c.d", many(253)])("%s is a subdomain", (text) => {
    expect(subdomainProblems(text)).toEqual([]);
  });
  it.each(["", "a..b", ".a", "A.b", many(254)])("%s is no subdomain", (text) => {
    expect(subdomainProblems(text)).toHaveLength(1);
  });
});

describe("labels", () => {
  it.each(["app", "app.kubernetes.io/name", "A_b.c-9", `example.com/${many(63)}`])("%s is a key", (key) => {
    expect(qualifiedNameProblems(key)).toEqual([]);
  });
  it.each([
    ["", ["name part must be non-empty", "name part must consist of"]],
    ["/x", ["prefix part must be non-empty"]],
    ["a/", ["name part must be non-empty", "name part must consist of"]],
    ["a b", ["name part must consist of"]],
    ["A.B/x", ["prefix part a lowercase RFC 1123 subdomain"]],
    ["a/b/c", ["a valid label key must consist of"]],
    [many(64), ["name part must be no more than 63 bytes"]],
  ])("%j is no key: %j", (key, problems) => {
    const found = qualifiedNameProblems(key);
    expect(found).toHaveLength(problems.length);
    for (const [index, problem] of problems.entries()) expect(found[index]?.startsWith(problem)).toBe(true);
  });
  it.each(["", "v1", "A_b.c"])("%j is a value", (value) => {
    expect(labelValueProblems(value)).toEqual([]);
  });
  it.each(["a b", "-a", "a/b", many(64)])("%j is no value", (value) => {
    expect(labelValueProblems(value)).toHaveLength(1);
  });
});
