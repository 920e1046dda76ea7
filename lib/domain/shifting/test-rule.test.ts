import { describe, expect, it } from "vitest";
import type { JsonObject } from "../mesh/cluster-object";
import { routeStyle, type RouteStyle } from "./shift-route";
import { isTestRule, testRule } from "./test-rule";

const styleOf = (kind: string): RouteStyle => {
  const style = routeStyle({ kind });
  if (!style) throw new Error(`${kind} has no routes`);
  return style;
};
const TEST = { header: "x-test", value: "yes", destination: 1 };
const BACKENDS = [
  { name: "a", port: 80, weight: 9 },
  { name: "b", port: 80, weight: 1 },
];
const NAMED = "Service:/b||80";
const ASKED = { type: "Exact", name: "x-test", value: "yes" };

describe("the test route of a Gateway API route", () => {
  it.each<readonly [string, string, JsonObject, JsonObject]>([
    ["of a GRPCRoute asks for no path", "GRPCRoute", {}, { headers: [ASKED] }],
    [
      "of an HTTPRoute asks for every path",
      "HTTPRoute",
      {},
      { path: { type: "PathPrefix", value: "/" }, headers: [ASKED] },
    ],
    [
      "keeps what a match asks",
      "GRPCRoute",
      { method: { service: "s" }, headers: [{ name: "a", value: "b" }] },
      { method: { service: "s" }, headers: [{ name: "a", value: "b" }, ASKED] },
    ],
    [
      "asks once for a header that the match names already",
      "HTTPRoute",
      { headers: [{ name: "X-Test", value: "no" }] },
      { headers: [ASKED] },
    ],
  ])("%s", (_rule, kind, match, expected) => {
    const matches = Object.keys(match).length > 0 ? { matches: [match] } : {};
    const rule = { name: "own", ...matches, backendRefs: BACKENDS, timeouts: { request: "5s" } };
    expect(testRule(kind, rule, styleOf(kind), TEST)).toEqual({
      matches: [expected],
      backendRefs: [{ name: "b", port: 80, weight: 1 }],
      timeouts: { request: "5s" },
    });
  });

  it.each(["HTTPRoute", "GRPCRoute"])("of a %s is known again", (kind) => {
    const made = testRule(kind, { backendRefs: BACKENDS }, styleOf(kind), TEST);
    expect(isTestRule(made, styleOf(kind), TEST, NAMED)).toBe(true);
  });
});

describe("what is no test route", () => {
  const style = styleOf("HTTPRoute");
  const made = testRule("HTTPRoute", { backendRefs: BACKENDS }, style, TEST);
  it.each<readonly [string, JsonObject]>([
    ["a route for everything", { ...made, matches: [] }],
    ["a route that takes others too", { ...made, matches: [{ headers: [ASKED] }, { path: { value: "/" } }] }],
    ["another value", { ...made, matches: [{ headers: [{ ...ASKED, value: "no" }] }] }],
    ["an expression", { ...made, matches: [{ headers: [{ ...ASKED, type: "RegularExpression" }] }] }],
    ["another destination", { ...made, backendRefs: BACKENDS.slice(0, 1) }],
    ["several destinations", { ...made, backendRefs: BACKENDS }],
    ["no destination", { ...made, backendRefs: [] }],
  ])("%s", (_what, rule) => {
    expect(isTestRule(rule, style, TEST, NAMED)).toBe(false);
  });
});
