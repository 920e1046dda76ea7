import { describe, expect, it } from "vitest";
import { sampleCall } from "@/lib/testing/explain/sample-call";
import type { JsonObject } from "../../mesh/cluster-object";
import type { ExplainCall } from "../routed";
import { rewritten, withHeaders } from "./change-call";

const CALL = sampleCall({ port: 80, path: "/a/b?x=1", headers: { "x-old": "1" } });

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRewrite
describe("rewritten", () => {
  it.each<readonly [rule: string, rewrite: JsonObject, match: JsonObject, path: string]>([
    ["replaces the prefix that matched", { uri: "/new" }, { uri: { prefix: "/a" } }, "/new/b?x=1"],
    ["replaces all of a path matched whole", { uri: "/new" }, { uri: { exact: "/a/b" } }, "/new?x=1"],
    ["takes a match without a path for the prefix /", { uri: "/new/" }, {}, "/new/a/b?x=1"],
    [
      "replaces by an expression and its groups",
      { uriRegexRewrite: { match: "/a/(.)", rewrite: "/\\1/a\\\\" } },
      {},
      "/b/a\\?x=1",
    ],
    ["keeps the path where nothing is said of it", { authority: "x" }, {}, "/a/b?x=1"],
  ])("%s", (_rule, rewrite, match, path) => {
    expect(rewritten(CALL, { rewrite }, match)).toMatchObject({ call: { path }, unknown: false });
  });

  it.each(["(a+)+", "(", "a".repeat(2_000)])(
    "leaves the path where the expression %s cannot be tried",
    (match) => {
      const rewrite = { uriRegexRewrite: { match, rewrite: "b" } };
      expect(rewritten(CALL, { rewrite }, {})).toMatchObject({ call: { path: CALL.path }, unknown: true });
    },
  );

  it("rewrites the authority", () => {
    expect(rewritten(CALL, { rewrite: { authority: "Other.example.com" } }, {}).call.host).toBe(
      "other.example.com",
    );
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#Headers
describe("withHeaders", () => {
  const changed = (request: JsonObject): ExplainCall => withHeaders(CALL, { headers: { request } });

  it("removes, sets and adds, in that order", () => {
    expect(
      changed({ remove: ["X-Old"], set: { "X-New": "a" }, add: { "x-new": "b", "x-old": "2" } }).headers,
    ).toEqual({
      "x-new": "a,b",
      "x-old": "2",
    });
  });

  it("sets the authority as the host", () => {
    expect(changed({ set: { Host: "Elsewhere" } })).toMatchObject({
      host: "elsewhere",
      headers: CALL.headers,
    });
  });
});
