import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig } from "@/lib/testing/demo-objects";
import { httpRules } from "./http-rules";

const path = (type: string, value: string): JsonObject => ({ path: { type, value } });
const named = (count: number): readonly JsonObject[] =>
  Array.from({ length: count }, (_, index) => ({ name: `n${index}`, value: "v" }));
const first = (one: JsonObject, other: JsonObject): number | undefined => {
  const rules = [{ matches: [one] }, { matches: [other] }];
  return httpRules([demoConfig("HTTPRoute", "shop/r", { rules })])[0]?.index;
};

describe("precedence of matches (https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule)", () => {
  it.each<[string, JsonObject, JsonObject]>([
    ["an exact path before a longer prefix", path("Exact", "/a"), path("PathPrefix", "/a/b/c")],
    ["a prefix before an expression", path("PathPrefix", "/"), path("RegularExpression", "/a/b.*")],
    ["the longer prefix", path("PathPrefix", "/a/b"), path("PathPrefix", "/a")],
    ["a prefix's length without its last slash", path("PathPrefix", "/ab"), path("PathPrefix", "/a/")],
    [
      "a longer path before a method",
      path("PathPrefix", "/a/b"),
      { ...path("PathPrefix", "/a"), method: "GET" },
    ],
    ["a method before headers", { method: "GET" }, { headers: named(3) }],
    ["more headers", { headers: named(2) }, { headers: named(1) }],
    ["headers before query parameters", { headers: named(1) }, { queryParams: named(5) }],
    ["more query parameters", { queryParams: named(2) }, { queryParams: named(1) }],
  ])("tries %s first, wherever it is written", (_, winner, loser) => {
    expect(first(winner, loser)).toBe(0);
    expect(first(loser, winner)).toBe(1);
  });

  it("keeps the order of equals", () => {
    expect(first({ method: "GET" }, { method: "POST" })).toBe(0);
  });

  it.each([
    ["HTTPRoute", ["Exact", "PathPrefix", "PathPrefix"]],
    ["GRPCRoute", [undefined, undefined, undefined]],
  ])(
    "tries a rule without matches of a %s by the API's default, and each match by itself",
    (kind, expected) => {
      const rules = [{}, { matches: [path("PathPrefix", "/"), path("Exact", "/a")] }];
      const order = httpRules([demoConfig(kind, "shop/r", { rules })]).map(({ match }) => match?.path?.type);
      expect(order).toEqual(expected);
    },
  );
});
