import { describe, expect, it } from "vitest";
import type { JsonObject } from "../mesh/cluster-object";
import type { FlowFacts } from "./flow-facts";
import { fieldOfKey, readPolicyRule, ruleMatches } from "./policy-rule";

const FACTS: FlowFacts = {
  peer: { namespace: "shop", serviceAccount: "web", principal: "cluster.local/ns/shop/sa/web" },
  layer: "request",
  port: 8080,
  method: null,
};
const from = (...sources: readonly JsonObject[]): JsonObject => ({
  from: sources.map((source) => ({ source })),
});
const to = (...operations: readonly JsonObject[]): JsonObject => ({
  to: operations.map((operation) => ({ operation })),
});
const matches = (
  rule: JsonObject,
  facts: Partial<FlowFacts> = {},
  purpose: "allow" | "deny" = "allow",
): string => ruleMatches(readPolicyRule(rule), { ...FACTS, ...facts }, "shop", purpose);

// https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule
describe("ruleMatches", () => {
  it.each<readonly [rule: string, written: JsonObject, expected: string]>([
    ["an empty rule matches everything", {}, "yes"],
    ["some source must match", from({ namespaces: ["bank"] }, { namespaces: ["shop"] }), "yes"],
    ["a source's fields must all match", from({ namespaces: ["shop"], principals: ["x/ns/y/sa/z"] }), "no"],
    ["an empty source matches everything", from({}), "yes"],
    [
      "sources and operations must both match",
      { ...from({ namespaces: ["bank"] }), ...to({ ports: ["8080"] }) },
      "no",
    ],
    ["an operation by port", to({ ports: ["8080"] }), "yes"],
    ["an operation by path cannot be told", to({ paths: ["/a"] }), "unknown"],
    ["what fails for sure wins over what cannot be told", to({ paths: ["/a"], ports: ["1"] }), "no"],
    ["one operation that matches for sure is enough", to({ paths: ["/a"] }, { ports: ["8080"] }), "yes"],
    ["a condition must hold", { when: [{ key: "source.namespace", values: ["bank"] }] }, "no"],
    ["a negative condition", { when: [{ key: "source.namespace", notValues: ["bank"] }] }, "yes"],
    [
      "a condition on a claim cannot be told",
      { when: [{ key: "request.auth.claims[a]", values: ["b"] }] },
      "unknown",
    ],
    ["hosts cannot be told", to({ hosts: ["a"] }), "unknown"],
    ["negative methods cannot be told", to({ notMethods: ["GET"] }), "unknown"],
    ["addresses cannot be told", from({ ipBlocks: ["10.0.0.0/8"] }), "unknown"],
    ["request principals cannot be told", from({ requestPrincipals: ["*"] }), "unknown"],
  ])("%s", (_rule, written, expected) => {
    expect(matches(written)).toBe(expected);
  });

  // https://istio.io/latest/docs/concepts/security/#using-istio-authorization-on-plain-tcp-protocols
  it.each<readonly [rule: string, written: JsonObject, purpose: "allow" | "deny", expected: string]>([
    ["an ALLOW rule with a request field matches nothing", to({ paths: ["/a"] }), "allow", "no"],
    ["a DENY rule leaves the field out", to({ paths: ["/a"] }), "deny", "yes"],
    ["a DENY rule keeps the rest", to({ paths: ["/a"], ports: ["1"] }), "deny", "no"],
    [
      "a condition on a header counts as a request field",
      { when: [{ key: "request.headers[a]", values: ["b"] }] },
      "allow",
      "no",
    ],
    ["a rule of sources works", from({ namespaces: ["shop"] }), "allow", "yes"],
  ])("on connections %s", (_rule, written, purpose, expected) => {
    expect(matches(written, { layer: "connection" }, purpose)).toBe(expected);
  });

  it("leaves out a rule with a condition that Istio does not know, whatever it would do", () => {
    const unknown: JsonObject = { when: [{ key: "experimental.x", values: ["y"] }] };
    expect([matches(unknown), matches(unknown, {}, "deny")]).toEqual(["no", "no"]);
  });

  it("allows nothing by a rule with a value that means nothing, and denies without it", () => {
    const block = from({ ipBlocks: ["nonsense"] });
    expect([matches(block), matches(block, {}, "deny")]).toEqual(["no", "yes"]);
  });

  it("knows fields by the key of conditions that says the same", () => {
    expect(["source.principal", "request.path", "request.headers[a]"].map(fieldOfKey)).toEqual([
      "source.principals",
      "operation.paths",
      null,
    ]);
  });

  it("knows that gRPC is POST", () => {
    expect(matches(to({ methods: ["POST"] }), { method: "POST" })).toBe("yes");
    expect(matches(to({ methods: ["GET"] }), { method: "POST" })).toBe("no");
  });
});
