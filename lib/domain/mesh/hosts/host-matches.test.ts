import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareHosts, hostAndWildcards, hostCovers, hostMatches } from "./host-matches";

const host = fc
  .tuple(fc.boolean(), fc.array(fc.constantFrom("a", "b", "com"), { minLength: 1, maxLength: 3 }))
  .map(([wild, labels]) => (wild ? `*.${labels.join(".")}` : labels.join(".")));

describe("hosts with wildcards", () => {
  it.each([
    ["a.com", "a.com", true],
    ["A.com", "a.COM", true],
    ["a.com", "b.com", false],
    ["*", "a.com", true],
    ["*", "*", true],
    ["*.com", "a.com", true],
    ["*.com", "a.b.com", true],
    ["*.com", "com", false],
    ["*.com", "*.b.com", true],
    ["*.b.com", "*.com", false],
    ["*.b.com", "xb.com", false],
    ["a.com", "*.com", false],
    ["a.com", "", false],
  ])("%s covers %s: %s", (wide, narrow, covers) => {
    expect(hostCovers(wide, narrow)).toBe(covers);
  });

  it("match in both directions where one covers the other", () => {
    fc.assert(
      fc.property(host, host, (one, other) => {
        expect(hostMatches(one, other)).toBe(hostMatches(other, one));
        expect(hostMatches(one, other)).toBe(hostCovers(one, other) || hostCovers(other, one));
      }),
    );
  });

  it("are ordered with the more specific first", () => {
    const hosts = ["*", "*.com", "b.com", "*.b.com", "a.b.com", "a.com"];
    expect(hosts.toSorted(compareHosts)).toEqual(["a.b.com", "a.com", "b.com", "*.b.com", "*.com", "*"]);
    expect(compareHosts("a", "a")).toBe(0);
  });

  it("name all wildcards that cover a host, most specific first", () => {
    expect(hostAndWildcards("a.b.com")).toEqual(["a.b.com", "*.b.com", "*.com", "*"]);
    expect(hostAndWildcards("*.b.com")).toEqual(["*.b.com", "*.com", "*"]);
    expect(hostAndWildcards("*")).toEqual(["*"]);
    expect(hostAndWildcards(Array.from({ length: 500 }, () => "a").join(".")).length).toBe(64);
  });

  it("every wildcard named for a host covers it", () => {
    fc.assert(
      fc.property(host, (name) => {
        for (const wildcard of hostAndWildcards(name)) expect(hostCovers(wildcard, name)).toBe(true);
      }),
    );
  });
});
