import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { routedBy, sentCall, to } from "@/lib/testing/routed-call";

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRewrite
describe("the rewriting of a route", () => {
  const at = (uri: JsonObject | null, rewrite: JsonObject, path: string): string => {
    const match = uri === null ? {} : { match: [{ uri }] };
    return sentCall(routedBy({ ...match, rewrite, route: [to("a")] }, { path }))?.path ?? "";
  };
  it.each([
    ["replaces the matched prefix", { prefix: "/api" }, { uri: "/v1" }, "/api/a?x=1", "/v1/a?x=1"],
    ["leaves a double slash where both end in one", { prefix: "/api" }, { uri: "/" }, "/api/a", "//a"],
    ["replaces all of an exact path", { exact: "/api" }, { uri: "/v1" }, "/api?x=1", "/v1?x=1"],
    ["replaces all of what an expression matched", { regex: "/a.*" }, { uri: "/v1" }, "/abc", "/v1"],
    ["replaces the first slash without a uri", null, { uri: "/v1/" }, "/a", "/v1/a"],
    [
      "rewrites by an expression",
      { prefix: "/" },
      { uriRegexRewrite: { match: "^/(.+)/(.+)$", rewrite: "/\\2/\\1" } },
      "/a/b?x",
      "/b/a?x",
    ],
    [
      "rewrites every occurrence",
      null,
      { uriRegexRewrite: { match: "a", rewrite: "\\\\" } },
      "/a/a",
      "/\\/\\",
    ],
    [
      "leaves the path where the expression is none",
      null,
      { uriRegexRewrite: { match: "(", rewrite: "/" } },
      "/a",
      "/a",
    ],
    ["leaves the path where it names none", null, {}, "/a", "/a"],
  ])("%s", (_rule, uri, rewrite, path, expected) => {
    expect(at(uri, rewrite, path)).toBe(expected);
  });

  it("sets the authority", () => {
    expect(sentCall(routedBy({ rewrite: { authority: "www.example.com" }, route: [to("a")] }))?.host).toBe(
      "www.example.com",
    );
  });
});
