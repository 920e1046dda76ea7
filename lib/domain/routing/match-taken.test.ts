import { describe, expect, it } from "vitest";
import type { JsonObject } from "../mesh/cluster-object";
import type { Caller } from "./caller";
import { isTaken, requestConditions, type MatchContext } from "./match-taken";

const WEB: Caller = { namespace: "shop", labels: { app: "web" }, dataPlane: "sidecar" };
const CONTEXT: MatchContext = { caller: WEB, gateway: "mesh", port: 8080 };
const taken = (match: readonly JsonObject[], context: Partial<MatchContext> = {}): string =>
  isTaken(match, { ...CONTEXT, ...context }, "shop");

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
describe("isTaken", () => {
  it.each<
    readonly [rule: string, match: readonly JsonObject[], context: Partial<MatchContext>, expected: string]
  >([
    ["everything without matches", [], {}, "yes"],
    ["everything by an empty match", [{}], {}, "yes"],
    ["every path by the prefix /", [{ uri: { prefix: "/" } }], {}, "yes"],
    ["a path cannot be told", [{ uri: { prefix: "/a" } }], {}, "unknown"],
    ["a header cannot be told", [{ headers: { x: { exact: "1" } } }], {}, "unknown"],
    ["a method cannot be told", [{ method: { exact: "GET" } }], {}, "unknown"],
    ["its port", [{ port: 8080 }], {}, "yes"],
    ["no other port", [{ port: 9090 }], {}, "no"],
    ["a port that is not known cannot be told", [{ port: 9090 }], { port: null }, "unknown"],
    ["labels of the caller", [{ sourceLabels: { app: "web" } }], {}, "yes"],
    ["not without all of them", [{ sourceLabels: { app: "web", x: "y" } }], {}, "no"],
    [
      "labels nobody knows cannot be told",
      [{ sourceLabels: { app: "web" } }],
      { caller: { ...WEB, labels: null } },
      "unknown",
    ],
    ["its namespace", [{ sourceNamespace: "shop" }], {}, "yes"],
    ["no other namespace", [{ sourceNamespace: "bank" }], {}, "no"],
    ["not at a gateway of the mesh's only", [{ gateways: ["gate"] }], {}, "no"],
    ["at its gateway", [{ gateways: ["gate"] }], { gateway: "shop/gate" }, "yes"],
    [
      "at a gateway whatever the source",
      [{ gateways: ["gate"], sourceNamespace: "bank" }],
      { gateway: "shop/gate" },
      "yes",
    ],
    ["one of its matches is enough", [{ port: 1 }, {}], {}, "yes"],
    ["what is certain wins over what is not", [{ uri: { prefix: "/a" } }, { port: 8080 }], {}, "yes"],
    ["what fails for sure hides what cannot be told", [{ uri: { prefix: "/a" }, port: 1 }], {}, "no"],
  ])("%s", (_rule, match, context, expected) => {
    expect(taken(match, context)).toBe(expected);
  });
});

it.each<readonly [match: JsonObject, expected: readonly string[]]>([
  [{}, []],
  [{ port: 1, sourceLabels: { a: "b" } }, []],
  [{ uri: { exact: "/" } }, ["uri"]],
  [{ method: { exact: "GET" }, headers: { a: {}, b: {} } }, ["method", "headers a, b"]],
  [{ withoutHeaders: { x: {} }, queryParams: { q: {} } }, ["queryParams q", "withoutHeaders x"]],
  [{ sniHosts: ["a"], destinationSubnets: ["10.0.0.0/8"] }, ["destinationSubnets", "sniHosts"]],
])("asks of the request itself by %j: %j", (match, expected) => {
  expect(requestConditions(match)).toEqual(expected);
});
