import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { expressionsCompile } from "./expressions-compile";
import { repeatedDestination } from "./repeated-destination";
import { singleWeight } from "./single-weight";
import { unreachableRules } from "./unreachable-rules";
import { weightsSum } from "./weights-sum";

const http = (...rules: readonly JsonObject[]): ClusterObject =>
  specObject("VirtualService", "shop/routes", { hosts: ["cart"], http: rules });
const to = (host: string, more: JsonObject = {}): JsonObject => ({ destination: { host }, ...more });

describe("the weight of a single destination", () => {
  it.each([1, 40, 99])("of %d changes nothing, and can be removed", (weight) => {
    const object = http({ route: [to("cart", { weight })] });
    expect(foundBy(singleWeight, object)).toEqual(["KIA1104 warning spec.http[0].route[0].weight"]);
    const [finding] = singleWeight.run(object, meshViewOf([object]));
    expect(finding?.fix?.patch).toEqual([
      { op: "test", path: "/spec/http/0/route/0/weight", value: weight },
      { op: "remove", path: "/spec/http/0/route/0/weight" },
    ]);
  });

  it.each([100, 0, undefined, "40"])("of %s says nothing", (weight) => {
    expect(foundBy(singleWeight, http({ route: [to("cart", { weight })] }))).toEqual([]);
  });

  it("is judged in TCP and TLS routes too, and not where there are two", () => {
    const object = specObject("VirtualService", "shop/routes", {
      tcp: [{ route: [to("cart", { weight: 5 })] }],
      tls: [{ route: [to("cart", { weight: 5 }), to("other", { weight: 95 })] }],
    });
    expect(foundBy(singleWeight, object)).toEqual(["KIA1104 warning spec.tcp[0].route[0].weight"]);
  });
});

describe("weights that add up to 0", () => {
  it.each<[string, readonly (number | undefined)[], number]>([
    ["all 0", [0, 0], 1],
    ["one 0, one not written", [0, undefined], 1],
    ["one above 0", [0, 100], 0],
    ["none written", [undefined, undefined], 0],
    ["a single one", [0], 0],
  ])("%s", (_case, weights, findings) => {
    const object = http({ route: weights.map((weight) => to("cart", { weight })) });
    expect(foundBy(weightsSum, object)).toHaveLength(findings);
  });
});

describe("a destination of a route", () => {
  const twice = (one: JsonObject, other: JsonObject): readonly string[] =>
    foundBy(repeatedDestination, http({ route: [{ destination: one }, { destination: other }] }));
  it.each<[string, JsonObject, JsonObject]>([
    ["the same host and subset", { host: "cart", subset: "v1" }, { host: "cart", subset: "v1" }],
    ["a short and a full name", { host: "cart" }, { host: "cart.shop.svc.cluster.local" }],
    ["the same port", { host: "cart", port: { number: 80 } }, { host: "cart", port: { number: 80 } }],
  ])("is repeated by %s", (_case, one, other) => {
    expect(twice(one, other)).toEqual(["KIA1105 warning spec.http[0].route[1].destination"]);
  });

  it.each<[string, JsonObject, JsonObject]>([
    ["another subset", { host: "cart", subset: "v1" }, { host: "cart", subset: "v2" }],
    ["another port", { host: "cart", port: { number: 80 } }, { host: "cart", port: { number: 81 } }],
    ["another namespace's host", { host: "cart" }, { host: "cart.other.svc.cluster.local" }],
  ])("is not repeated by %s", (_case, one, other) => {
    expect(twice(one, other)).toEqual([]);
  });

  it("may come again in another rule", () => {
    const route = [to("cart")];
    expect(foundBy(repeatedDestination, http({ match: [{}], route }, { route }))).toEqual([]);
  });
});

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

describe("an expression", () => {
  const matching = (regex: string): ClusterObject =>
    http({ match: [{ uri: { regex }, headers: { h: { regex } } }] });
  it.each(["/isbn/([0-9{13}", "(a", "a)", "[a", "a\\"])(
    "with brackets that do not match is an error: %s",
    (regex) => {
      expect(foundBy(expressionsCompile, matching(regex))).toEqual([
        "IST0106 error spec.http[0].match[0].uri.regex",
        "IST0106 error spec.http[0].match[0].headers.h.regex",
      ]);
    },
  );

  it.each([
    "/a/([0-9]{13})",
    "[]a]",
    "[^]a]",
    "[[:alpha:]]+",
    "\\(\\[",
    "(?i)a",
    "(?P<n>a)",
    "\\Q([\\E",
    "",
    "[a\\]b]",
  ])("of RE2 that is right says nothing: %s", (regex) => {
    expect(foundBy(expressionsCompile, matching(regex))).toEqual([]);
  });
});
