import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../mesh/cluster-object";
import { matchCovers } from "./match-covers";

const uri = (kind: string, text: string): JsonObject => ({ uri: { [kind]: text } });

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
describe("matchCovers", () => {
  it.each<readonly [rule: string, wide: JsonObject, narrow: JsonObject, expected: boolean]>([
    ["nothing asked takes everything", {}, uri("exact", "/a"), true],
    ["the prefix / takes every path", uri("prefix", "/"), {}, true],
    ["a prefix takes longer ones", uri("prefix", "/a"), uri("prefix", "/a/b"), true],
    ["a prefix takes a path below it", uri("prefix", "/a"), uri("exact", "/a/b"), true],
    ["a prefix does not take others", uri("prefix", "/a"), uri("prefix", "/b"), false],
    ["a path takes itself", uri("exact", "/a"), uri("exact", "/a"), true],
    ["a path takes no prefix", uri("exact", "/a"), uri("prefix", "/a"), false],
    ["an expression takes only itself", uri("regex", "/a.*"), uri("regex", "/a.*"), true],
    ["an expression is not read", uri("regex", ".*"), uri("exact", "/a"), false],
    ["a header asked for must be asked for", { headers: { x: { exact: "1" } } }, {}, false],
    [
      "a header that both ask for",
      { headers: { x: { exact: "1" } } },
      { headers: { x: { exact: "1" }, y: {} } },
      true,
    ],
    ["a header's prefix", { headers: { x: { prefix: "a" } } }, { headers: { x: { exact: "ab" } } }, true],
    ["a port", { port: 80 }, { port: 80, ...uri("exact", "/a") }, true],
    ["another port", { port: 80 }, { port: 81 }, false],
    ["source labels", { sourceLabels: { a: "b" } }, { sourceLabels: { a: "b", c: "d" } }, true],
    ["names ask nothing", { name: "a" }, { name: "b" }, true],
    [
      "paths in any case are more than in one",
      uri("prefix", "/a"),
      { ...uri("prefix", "/a"), ignoreUriCase: true },
      false,
    ],
    ["headers that must be absent", { withoutHeaders: { x: {} } }, { withoutHeaders: { x: {} } }, true],
    [
      "conditions on absence are compared as they are written only",
      { withoutHeaders: { x: { exact: "1" } } },
      { withoutHeaders: { x: { prefix: "1" } } },
      false,
    ],
  ])("%s", (_rule, wide, narrow, expected) => {
    expect(matchCovers(wide, narrow)).toBe(expected);
  });

  it("covers itself, and with more asked no longer takes less", () => {
    const kinds = fc.constantFrom("exact", "prefix");
    const text = fc.constantFrom("/", "/a", "/a/b");
    const match = fc.tuple(kinds, text, fc.option(fc.constantFrom(80, 81))).map(([kind, path, port]) => ({
      ...uri(kind, path),
      ...(port !== null && { port }),
    }));
    fc.assert(
      fc.property(match, match, (one, other) => {
        expect(matchCovers(one, one)).toBe(true);
        if (matchCovers(one, other))
          expect(matchCovers(one, { ...other, method: { exact: "GET" } })).toBe(true);
      }),
    );
  });
});
