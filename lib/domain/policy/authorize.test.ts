import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { specObject } from "@/lib/testing/spec-object";
import type { JsonObject } from "../mesh/cluster-object";
import { readAuthorizationPolicy, type AuthorizationPolicy } from "./authorization-policy";
import { authorize } from "./authorize";
import type { FlowFacts } from "./flow-facts";

const FACTS: FlowFacts = {
  peer: { namespace: "shop", serviceAccount: "web", principal: "cluster.local/ns/shop/sa/web" },
  layer: "request",
  port: 8080,
  method: null,
};
const SHOP: JsonObject = { from: [{ source: { namespaces: ["shop"] } }] };
const BANK: JsonObject = { from: [{ source: { namespaces: ["bank"] } }] };
const PATH: JsonObject = { to: [{ operation: { paths: ["/a"] } }] };

const policy = (
  name: string,
  action: string,
  rules: readonly JsonObject[],
  annotations: Record<string, string> = {},
): AuthorizationPolicy =>
  readAuthorizationPolicy(
    specObject("AuthorizationPolicy", `shop/${name}`, { action, rules }, { annotations }),
  );
const said = (policies: readonly AuthorizationPolicy[], facts: Partial<FlowFacts> = {}): string => {
  const { allowed, by, rule } = authorize(policies, { ...FACTS, ...facts });
  return [allowed, by?.name, rule].filter((part) => part !== undefined && part !== null).join(" ");
};

// https://istio.io/latest/docs/concepts/security/#implicit-enablement
describe("authorize", () => {
  it.each<readonly [rule: string, policies: readonly AuthorizationPolicy[], expected: string]>([
    ["allows without policies", [], "yes"],
    ["denies what a DENY rule matches", [policy("d", "DENY", [BANK, SHOP])], "no d 1"],
    ["allows what no DENY rule matches", [policy("d", "DENY", [BANK])], "yes"],
    ["allows what an ALLOW rule matches", [policy("a", "ALLOW", [SHOP])], "yes a 0"],
    ["refuses what no ALLOW rule matches", [policy("a", "ALLOW", [BANK])], "no a"],
    ["refuses everything by an ALLOW without rules", [policy("a", "ALLOW", [])], "no a"],
    ["asks DENY before ALLOW", [policy("a", "ALLOW", [SHOP]), policy("d", "DENY", [SHOP])], "no d 0"],
    ["needs one ALLOW of several", [policy("a", "ALLOW", [BANK]), policy("b", "ALLOW", [SHOP])], "yes b 0"],
    ["cannot tell a DENY by path", [policy("d", "DENY", [PATH])], "unknown d 0"],
    ["cannot tell an ALLOW by path", [policy("a", "ALLOW", [PATH])], "unknown a 0"],
    [
      "refuses for sure where no ALLOW can match, whatever a DENY would say",
      [policy("d", "DENY", [PATH]), policy("a", "ALLOW", [BANK])],
      "no a",
    ],
    ["cannot tell what an external authorizer says", [policy("c", "CUSTOM", [SHOP])], "unknown c 0"],
    ["asks an external authorizer only what its rules match", [policy("c", "CUSTOM", [BANK])], "yes"],
    ["refuses nothing by AUDIT", [policy("l", "AUDIT", [SHOP])], "yes"],
    ["refuses nothing in dry run", [policy("d", "DENY", [SHOP], { "istio.io/dry-run": "true" })], "yes"],
    [
      "does so where the annotation is not true",
      [policy("d", "DENY", [SHOP], { "istio.io/dry-run": "no" })],
      "no d 0",
    ],
    ["takes an unknown action for ALLOW", [policy("a", "SOMETHING", [BANK])], "no a"],
  ])("%s", (_rule, policies, expected) => {
    expect(said(policies)).toBe(expected);
  });

  it("asks an external authorizer about connections at an Envoy, none at a ztunnel", () => {
    expect(said([policy("c", "CUSTOM", [SHOP])], { layer: "connection" })).toBe("unknown c 0");
    expect(said([policy("c", "CUSTOM", [SHOP])], { layer: "ztunnel" })).toBe("yes");
  });

  it("never gets more open by another DENY, nor less by another rule of the only ALLOW", () => {
    const rank = { no: 0, unknown: 1, yes: 2 } as const;
    const rules = fc.array(fc.constantFrom(SHOP, BANK, PATH), { maxLength: 4 });
    const policies = fc.array(fc.record({ action: fc.constantFrom("ALLOW", "DENY"), rules }), {
      maxLength: 3,
    });
    const all = (given: readonly { action: string; rules: readonly JsonObject[] }[]): AuthorizationPolicy[] =>
      given.map((one, index) => policy(`p${index}`, one.action, one.rules));
    fc.assert(
      fc.property(policies, rules, (given, more) => {
        const held = rank[authorize(all(given), FACTS).allowed];
        expect(
          rank[authorize(all([...given, { action: "DENY", rules: more }]), FACTS).allowed],
        ).toBeLessThanOrEqual(held);
        const allowing = rank[authorize(all([{ action: "ALLOW", rules: more }]), FACTS).allowed];
        expect(
          rank[authorize(all([{ action: "ALLOW", rules: [...more, SHOP] }]), FACTS).allowed],
        ).toBeGreaterThanOrEqual(allowing);
      }),
    );
  });
});

it("reads where a policy applies and what it says", () => {
  const read = readAuthorizationPolicy(
    specObject("AuthorizationPolicy", "shop/p", {
      selector: { matchLabels: { app: "cart" } },
      rules: [SHOP],
    }),
  );
  expect([read.namespace, read.name, read.action, read.dryRun]).toEqual(["shop", "p", "ALLOW", false]);
  expect([read.rules.length, read.target.matchLabels]).toEqual([1, { app: "cart" }]);
});

it("reads nothing of what is no policy", () => {
  const read = readAuthorizationPolicy(
    specObject("AuthorizationPolicy", "shop/p", { rules: "x", selector: 1 }),
  );
  expect([read.rules, read.target.targetRefs]).toEqual([[], []]);
});
