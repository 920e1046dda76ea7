import { describe, expect, it } from "vitest";
import type { FlowFacts } from "./flow-facts";
import {
  canTest,
  conditionHolds,
  fieldCondition,
  isKnownKey,
  isMeaningfulCondition,
} from "./policy-condition";

const PEER = {
  namespace: "shop",
  serviceAccount: "web",
  principal: "cluster.local/ns/shop/sa/web",
};
const FACTS: FlowFacts = { peer: PEER, layer: "request", port: 8080, method: null };

const holds = (key: string, value: string, facts: Partial<FlowFacts> = {}): string =>
  conditionHolds({ key, values: [value], notValues: [] }, { ...FACTS, ...facts }, "shop");

// https://istio.io/latest/docs/reference/config/security/conditions/
describe("conditionHolds", () => {
  it.each<readonly [key: string, value: string, facts: Partial<FlowFacts>, expected: string]>([
    ["source.principal", "cluster.local/ns/shop/sa/web", {}, "yes"],
    ["source.principal", "cluster.local/ns/shop/*", {}, "yes"],
    ["source.principal", "*/sa/web", {}, "yes"],
    ["source.principal", "cluster.local/ns/shop/sa/other", {}, "no"],
    ["source.principal", "*", {}, "yes"],
    ["source.principal", "*", { peer: null }, "no"],
    ["source.principal", "cluster.local/ns/shop/sa/web", { peer: "unknown" }, "unknown"],
    ["source.namespace", "shop", {}, "yes"],
    ["source.namespace", "sh*", {}, "yes"],
    ["source.namespace", "bank", {}, "no"],
    ["source.namespace", "shop", { peer: null }, "no"],
    ["source.namespace", "shop", { peer: "unknown" }, "unknown"],
    ["source.serviceAccount", "web", {}, "yes"],
    ["source.serviceAccount", "shop/web", {}, "yes"],
    ["source.serviceAccount", "bank/web", {}, "no"],
    ["source.serviceAccount", "web", { peer: { ...PEER, serviceAccount: "" } }, "unknown"],
    ["source.serviceAccount", "web", { peer: null }, "no"],
    ["source.serviceAccount", "web", { peer: "unknown" }, "unknown"],
    ["destination.port", "8080", {}, "yes"],
    ["destination.port", "9090", {}, "no"],
    ["destination.port", "8080", { port: null }, "unknown"],
    ["request.method", "POST", { method: "POST" }, "yes"],
    ["request.method", "GET", { method: "POST" }, "no"],
    ["request.method", "GET", {}, "unknown"],
    ["request.path", "/a", {}, "unknown"],
    ["request.headers[x]", "1", {}, "unknown"],
    ["source.ip", "10.0.0.0/8", {}, "unknown"],
    ["constructor", "1", {}, "unknown"],
  ])("%s %s of %j is %s", (key, value, facts, expected) => {
    expect(holds(key, value, facts)).toBe(expected);
  });

  // https://istio.io/latest/docs/tasks/security/authorization/authz-td-migration/
  it.each([
    ["cluster.local stands for the mesh's own trust domain", "cluster.local/ns/shop/sa/web", "yes"],
    ["another trust domain may be an alias", "old.example/ns/shop/sa/web", "unknown"],
    ["another account is another, whatever the domain", "old.example/ns/shop/sa/other", "no"],
  ])("%s", (_rule, value, expected) => {
    const peer = { ...PEER, principal: "new.example/ns/shop/sa/web" };
    expect(holds("source.principal", value, { peer })).toBe(expected);
  });

  it.each([
    ["the mesh's own form of the account is the caller's", "cluster.local/ns/shop/sa/web", "yes"],
    ["any is one", "*", "yes"],
    ["another namespace is not", "x/ns/bank/sa/web", "no"],
    ["another account is not", "x/ns/shop/sa/till", "no"],
    ["a trust domain cannot be told", "x/ns/shop/sa/web", "unknown"],
    ["nor can a pattern", "x/ns/*", "unknown"],
  ])("without a principal in telemetry, %s", (_rule, value, expected) => {
    expect(holds("source.principal", value, { peer: { ...PEER, principal: "" } })).toBe(expected);
  });

  it.each([
    ["one of the values is enough", ["bank", "shop"], [], "yes"],
    ["none of them is too few", ["bank"], [], "no"],
    ["a negative value that holds refuses", [], ["shop"], "no"],
    ["a negative value that does not hold takes", [], ["bank"], "yes"],
    ["both must hold", ["shop"], ["shop"], "no"],
    ["no value asks nothing", [], [], "yes"],
  ])("%s", (_rule, values, notValues, expected) => {
    expect(conditionHolds({ key: "source.namespace", values, notValues }, FACTS, "shop")).toBe(expected);
  });

  it("lets a caller without an identity pass a negative", () => {
    const condition = { key: "source.namespace", values: [], notValues: ["shop"] };
    expect(conditionHolds(condition, { ...FACTS, peer: null }, "shop")).toBe("yes");
  });
});

describe("conditionHolds of a concrete request", () => {
  const request = {
    hosts: ["cart"],
    path: "/a",
    headers: {},
    claims: null,
    sni: "",
    trustDomains: ["new.example", "old.example"],
  };
  const peer = { ...PEER, principal: "new.example/ns/shop/sa/web" };
  it.each([
    ["its own trust domain", "new.example/ns/shop/sa/web", "yes"],
    ["an alias", "old.example/ns/shop/sa/web", "yes"],
    ["cluster.local", "cluster.local/ns/shop/sa/web", "yes"],
    ["a domain that is none of the mesh's", "other.example/ns/shop/sa/web", "no"],
    ["a pattern in an alias", "old.example/ns/shop/*", "yes"],
    ["another account", "old.example/ns/shop/sa/till", "no"],
  ])("knows the caller by %s", (_rule, value, expected) => {
    expect(holds("source.principal", value, { peer, request })).toBe(expected);
  });

  it("leaves out values that mean nothing", () => {
    const ports = { key: "destination.port", values: ["x"], notValues: [] };
    expect(conditionHolds(ports, FACTS, "shop")).toBe("yes");
    expect(conditionHolds({ ...ports, values: ["x", "1"] }, FACTS, "shop")).toBe("no");
    const blocks = { key: "source.ip", values: [], notValues: ["nonsense"] };
    expect(conditionHolds(blocks, FACTS, "shop")).toBe("yes");
    expect([ports, blocks].map(isMeaningfulCondition)).toEqual([false, false]);
  });

  it.each([
    ["request.path", "/a/{*}", true],
    ["request.path", "/a{*}", false],
    ["destination.port", "8080", true],
    ["source.ip", "10.0.0.0/8", true],
    ["remote.ip", "10.0.0.0/64", false],
    ["source.namespace", "anything", true],
  ])("takes %s %s for meaningful: %s", (key, value, expected) => {
    expect(isMeaningfulCondition({ key, values: [value], notValues: [] })).toBe(expected);
  });
});

it.each([
  ["source.principal", true],
  ["request.headers[a]", true],
  ["request.auth.claims[a][b]", true],
  ["experimental.envoy.filters.x[y]", false],
  ["constructor", false],
])("Istio knows the key %s: %s", (key, expected) => {
  expect(isKnownKey(key)).toBe(expected);
});

describe("fieldCondition", () => {
  it("reads a field and its negative under the key of conditions", () => {
    const from = { namespaces: ["a"], notNamespaces: ["b", 1] };
    expect(fieldCondition("source.namespace", from, "namespaces")).toEqual([
      { key: "source.namespace", values: ["a"], notValues: ["b"] },
    ]);
  });
  it("asks nothing where neither is written", () => {
    expect(fieldCondition("source.namespace", {}, "namespaces")).toEqual([]);
  });
});

it.each([
  ["source.principal", true, true],
  ["destination.port", true, true],
  ["connection.sni", true, false],
  ["remote.ip", true, false],
  ["request.path", false, false],
  ["request.auth.principal", false, false],
])("%s can be tested on connections: %s, at a ztunnel: %s", (key, onConnections, atZtunnel) => {
  const condition = { key, values: ["x"], notValues: [] };
  expect(canTest("request", condition)).toBe(true);
  expect(canTest("connection", condition)).toBe(onConnections);
  expect(canTest("ztunnel", condition)).toBe(atZtunnel);
  expect(canTest("ztunnel", { ...condition, values: [] })).toBe(true);
});
