import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Call } from "../model/call";
import { applyFilters } from "./apply-filters";
import { httpMatch } from "./http-match";

const CALL: Call = {
  host: "shop.example.com",
  port: 80,
  protocol: "http",
  method: "GET",
  path: "/foo/bar?x=1",
  headers: new Map([
    ["x-old", "1"],
    ["x-many", "a"],
  ]),
  token: null,
};
const rewrite = (urlRewrite: JsonObject): JsonObject => ({ type: "URLRewrite", urlRewrite });
const prefixed = (replacePrefixMatch: string): JsonObject =>
  rewrite({ path: { type: "ReplacePrefixMatch", replacePrefixMatch } });

describe("URLRewrite (https://gateway-api.sigs.k8s.io/reference/spec/#httppathmodifier)", () => {
  it.each<[string, string, JsonObject, string]>([
    ["/foo/bar", "/foo", prefixed("/xyz"), "/xyz/bar"],
    ["/foo/bar", "/foo", prefixed("/xyz/"), "/xyz/bar"],
    ["/foo/bar", "/foo/", prefixed("/xyz"), "/xyz/bar"],
    ["/foo", "/foo", prefixed("/xyz"), "/xyz"],
    ["/foo/", "/foo", prefixed("/xyz"), "/xyz/"],
    ["/foo/bar", "/foo", prefixed(""), "/bar"],
    ["/foo/bar", "/foo", prefixed("/"), "/bar"],
    ["/foo", "/foo", prefixed("/"), "/"],
    ["/foo", "/foo", prefixed(""), "/"],
    ["/foo/bar", "/", prefixed("/xyz"), "/xyz/foo/bar"],
    ["/foo/bar?x=1", "/foo", prefixed("/xyz"), "/xyz/bar?x=1"],
    [
      "/foo/bar?x=1",
      "/foo",
      rewrite({ path: { type: "ReplaceFullPath", replaceFullPath: "/one" } }),
      "/one?x=1",
    ],
    ["/foo/bar", "/foo", rewrite({ hostname: "new.example.com" }), "/foo/bar"],
  ])("makes of %s matched by %s with %j the path %s", (path, prefix, filter, expected) => {
    const match = httpMatch("HTTPRoute", { path: { type: "PathPrefix", value: prefix } });
    expect(applyFilters({ ...CALL, path }, [filter], match).path).toBe(expected);
  });

  it("replaces the host", () => {
    expect(applyFilters(CALL, [rewrite({ hostname: "new.example.com" })], null).host).toBe("new.example.com");
    expect(applyFilters(CALL, [prefixed("/x")], null).host).toBe(CALL.host);
  });
});

describe("RequestHeaderModifier (https://gateway-api.sigs.k8s.io/reference/spec/#httpheaderfilter)", () => {
  const changed = (requestHeaderModifier: JsonObject): Record<string, string> =>
    Object.fromEntries(
      applyFilters(CALL, [{ type: "RequestHeaderModifier", requestHeaderModifier }], null).headers,
    );
  it.each<[string, JsonObject, Record<string, string>]>([
    ["sets", { set: [{ name: "X-Old", value: "2" }] }, { "x-old": "2", "x-many": "a" }],
    ["adds to what is there", { add: [{ name: "x-many", value: "b" }] }, { "x-old": "1", "x-many": "a,b" }],
    [
      "adds what is not there",
      { add: [{ name: "x-new", value: "n" }] },
      { "x-old": "1", "x-many": "a", "x-new": "n" },
    ],
    ["removes", { remove: ["X-Old", "x-none"] }, { "x-many": "a" }],
  ])("%s headers", (_, modifier, expected) => {
    expect(changed(modifier)).toEqual(expected);
  });

  it("changes the response without a trace in the request", () => {
    const filter = {
      type: "ResponseHeaderModifier",
      responseHeaderModifier: { set: [{ name: "a", value: "b" }] },
    };
    expect(applyFilters(CALL, [filter], null)).toEqual(CALL);
  });

  it("applies filters one after the other", () => {
    const set = (value: string): JsonObject => ({
      type: "RequestHeaderModifier",
      requestHeaderModifier: { set: [{ name: "x-old", value }] },
    });
    expect(applyFilters(CALL, [set("2"), set("3")], null).headers.get("x-old")).toBe("3");
  });
});
