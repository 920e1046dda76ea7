import { describe, expect, it } from "vitest";
import { configObject } from "@/lib/testing/config-object";
import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import { orderedRules } from "./ordered-rules";

const route = (
  path: string,
  matches: readonly (readonly JsonObject[])[],
  kind = "HTTPRoute",
): ClusterObject =>
  configObject(kind === "GRPCRoute" ? "GRPCRoute" : "HTTPRoute", path, {
    spec: { rules: matches.map((some) => (some.length === 0 ? {} : { matches: some })) },
  });
const places = (...routes: readonly ClusterObject[]): readonly string[] =>
  orderedRules(routes).map(({ route: { meta }, matchPath }) => `${meta.name} ${matchPath}`);
const path = (type: string, value: string): JsonObject => ({ path: { type, value } });
const header = (name: string): JsonObject => ({ name, value: "1" });

describe("the order of rules (https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule)", () => {
  it.each<readonly [rule: string, first: JsonObject, second: JsonObject]>([
    ["an exact path before a longer prefix", path("Exact", "/a"), path("PathPrefix", "/a/b")],
    ["a prefix before an expression", path("PathPrefix", "/"), path("RegularExpression", "/abc")],
    ["the longer prefix", path("PathPrefix", "/abc"), path("PathPrefix", "/ab")],
    ["a method before none", { method: "GET" }, {}],
    ["a longer path before a method", path("PathPrefix", "/a"), { method: "GET" }],
    ["more headers before fewer", { headers: [header("a"), header("b")] }, { headers: [header("a")] }],
    [
      "a header before query parameters",
      { headers: [header("a")] },
      { queryParams: [header("a"), header("b")] },
    ],
    ["more query parameters", { queryParams: [header("a")] }, {}],
  ])("%s, whichever is written first", (_rule, first, second) => {
    expect(places(route("shop/a", [[first], [second]]))[0]).toBe("a spec.rules[0].matches[0]");
    expect(places(route("shop/a", [[second], [first]]))[0]).toBe("a spec.rules[1].matches[0]");
  });

  it("keeps the order of equals: of routes, then of rules, then of matches", () => {
    const same = path("PathPrefix", "/a");
    expect(places(route("shop/b", [[same, same], [same]]), route("shop/a", [[same]]))).toEqual([
      "b spec.rules[0].matches[0]",
      "b spec.rules[0].matches[1]",
      "b spec.rules[1].matches[0]",
      "a spec.rules[0].matches[0]",
    ]);
  });

  it("takes an HTTPRoute's rule without matches for the prefix /, a GRPCRoute's for everything", () => {
    const expression = path("RegularExpression", "/abc");
    expect(places(route("shop/a", [[expression], []]))).toEqual([
      "a spec.rules[1]",
      "a spec.rules[0].matches[0]",
    ]);
    const grpc = route("shop/a", [[], [{ headers: [header("a")] }]], "GRPCRoute");
    expect(places(grpc)).toEqual(["a spec.rules[1].matches[0]", "a spec.rules[0]"]);
  });

  it("has no rules of routes that are not lists", () => {
    expect(orderedRules([configObject("HTTPRoute", "shop/a", { spec: { rules: "x" } })])).toEqual([]);
    expect(orderedRules([configObject("HTTPRoute", "shop/a", {})])).toEqual([]);
  });
});
