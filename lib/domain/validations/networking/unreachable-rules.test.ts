import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { unreachableRules } from "./unreachable-rules";

const http = (...rules: readonly JsonObject[]): ClusterObject =>
  specObject("VirtualService", "shop/routes", { hosts: ["cart"], http: rules });

describe("rules that are never reached", () => {
  const prefix = (value: string, more: JsonObject = {}): JsonObject => ({ uri: { prefix: value }, ...more });
  const exact = (value: string): JsonObject => ({ uri: { exact: value } });
  const FIRST = "IST0130 warning spec.http[1]";
  it.each<[string, readonly JsonObject[], readonly string[]]>([
    ["after a rule without a match", [{}, { match: [prefix("/a")] }], [FIRST]],
    ["after a rule for every path", [{ match: [prefix("/")] }, {}], [FIRST]],
    ["after an empty match", [{ match: [{}] }, {}], [FIRST]],
    ["with the same match", [{ match: [exact("/a")] }, { match: [exact("/a")] }], [FIRST]],
    ["with a path below an earlier prefix", [{ match: [prefix("/a")] }, { match: [exact("/a/b")] }], [FIRST]],
    [
      "with more conditions than an earlier prefix",
      [{ match: [prefix("/a")] }, { match: [prefix("/a/", { headers: { h: { exact: "1" } } })] }],
      [FIRST],
    ],
    [
      "of which every match is taken",
      [{ match: [prefix("/a"), prefix("/b")] }, { match: [exact("/a"), exact("/b")] }],
      [FIRST],
    ],
    [
      "of which one match is taken",
      [{ match: [prefix("/a")] }, { match: [exact("/a"), exact("/b")] }],
      ["IST0131 info spec.http[1].match[0]"],
    ],
    [
      "in another order of fields",
      [
        { match: [{ method: { exact: "GET" }, uri: { exact: "/" } }] },
        { match: [{ uri: { exact: "/" }, method: { exact: "GET" } }] },
      ],
      [FIRST],
    ],
  ])("%s", (_case, rules, expected) => {
    expect(foundBy(unreachableRules, http(...rules))).toEqual(expected);
  });

  it.each<[string, readonly JsonObject[]]>([
    ["the last one has no match", [{ match: [prefix("/a")] }, {}]],
    ["paths differ", [{ match: [prefix("/a")] }, { match: [prefix("/b")] }]],
    [
      "the earlier one has more conditions",
      [{ match: [prefix("/", { headers: { h: { exact: "1" } } })] }, { match: [prefix("/")] }],
    ],
    ["the later prefix is wider", [{ match: [prefix("/api")] }, { match: [prefix("/")] }]],
    ["the earlier one is for a gateway", [{ match: [{ gateways: ["entry"] }] }, {}]],
    ["the earlier one leaves a header out", [{ match: [{ withoutHeaders: { h: {} } }] }, {}]],
    ["the later one has an expression", [{ match: [prefix("/a")] }, { match: [{ uri: { regex: "/a.*" } }] }]],
    [
      "the later one takes any case",
      [{ match: [prefix("/a")] }, { match: [{ uri: { prefix: "/a" }, ignoreUriCase: true }] }],
    ],
  ])("but not where %s", (_case, rules) => {
    expect(foundBy(unreachableRules, http(...rules))).toEqual([]);
  });

  it("are found in TCP routes, and rules named by their name", () => {
    const object = specObject("VirtualService", "shop/routes", {
      tcp: [{ match: [] }, { match: [{ port: 80 }] }],
    });
    expect(foundBy(unreachableRules, object)).toEqual(["IST0130 warning spec.tcp[1]"]);
    const named = http({ name: "everything" }, { match: [exact("/")] });
    expect(unreachableRules.run(named, meshViewOf([named]))[0]?.message).toContain('"everything"');
  });
});
