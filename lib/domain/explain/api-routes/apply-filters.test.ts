import { describe, expect, it } from "vitest";
import { sampleCall } from "@/lib/testing/explain/sample-call";
import type { JsonObject } from "../../mesh/cluster-object";
import { apiMatch } from "./api-match";
import { applyFilters, modifiedPath } from "./apply-filters";
import { changesOf } from "./filter-steps";

const CALL = sampleCall({ port: 80, path: "/a/b?v=1", headers: { "x-user": "amy" } });
const PREFIX = apiMatch("HTTPRoute", { path: { type: "PathPrefix", value: "/a" } });
const rewrite = (urlRewrite: JsonObject): JsonObject => ({ type: "URLRewrite", urlRewrite });
const headers = (requestHeaderModifier: JsonObject): JsonObject => ({
  type: "RequestHeaderModifier",
  requestHeaderModifier,
});
const changed = (...filters: readonly JsonObject[]): readonly string[] =>
  changesOf(CALL, applyFilters(CALL, { filters }, PREFIX));

describe("filters (https://gateway-api.sigs.k8s.io/reference/spec/#httproutefilter)", () => {
  it.each<readonly [rule: string, filter: JsonObject, expected: readonly string[]]>([
    ["rewrite the host", rewrite({ hostname: "Other.example.com" }), ["host other.example.com"]],
    [
      "rewrite the whole path and keep the query",
      rewrite({ path: { type: "ReplaceFullPath", replaceFullPath: "/n" } }),
      ["path /n?v=1"],
    ],
    [
      "rewrite the prefix that matched",
      rewrite({ path: { type: "ReplacePrefixMatch", replacePrefixMatch: "/n/" } }),
      ["path /n/b?v=1"],
    ],
    [
      "take the prefix away",
      rewrite({ path: { type: "ReplacePrefixMatch", replacePrefixMatch: "/" } }),
      ["path /b?v=1"],
    ],
    ["leave a path whose modifier says nothing", rewrite({ path: {} }), []],
    [
      "set, add and remove headers",
      headers({
        set: [
          { name: "X-New", value: "1" },
          { name: "x-new", value: "2" },
        ],
        add: [{ name: "x-more", value: "3" }],
        remove: ["X-User"],
      }),
      ["no header x-user", "header x-new: 1", "header x-more: 3"],
    ],
    [
      "add to a header that is there",
      headers({ add: [{ name: "x-user", value: "too" }] }),
      ["header x-user: amy,too"],
    ],
    ["set the host by its header", headers({ set: [{ name: "Host", value: "other" }] }), ["host other"]],
    ["leave requests to filters of responses", { type: "ResponseHeaderModifier" }, []],
    ["are of a kind nobody knows", { type: "Nothing" }, []],
  ])("%s", (_rule, filter, expected) => {
    expect(changed(filter)).toEqual(expected);
  });

  it("follow each other", () => {
    const full = (path: string): JsonObject =>
      rewrite({ path: { type: "ReplaceFullPath", replaceFullPath: path } });
    expect(changed(full("/one"), full("/two"))).toEqual(["path /two?v=1"]);
  });

  it.each([
    ["/", "/", "/"],
    ["/a", "", "/"],
    ["/a/", "/x", "/x/"],
    ["/a/b", "/x", "/x/b"],
  ])("%s with the prefix /a replaced by %j is %s", (path, replacePrefixMatch, expected) => {
    const match = path === "/" ? apiMatch("HTTPRoute", {}) : PREFIX;
    expect(modifiedPath(path, { type: "ReplacePrefixMatch", replacePrefixMatch }, match)).toBe(expected);
  });
});
