import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig } from "@/lib/testing/demo-objects";
import {
  type Asked,
  DEMO_JWT,
  DEMO_TOKEN,
  demoPolicy,
  demoVerdict,
  isAllowed,
  verdictDetails,
} from "@/lib/testing/demo-verdict";
import type { K8sObject } from "../../world/k8s-object";
import { isObject } from "../../world/read-json";

const dryRun = (object: K8sObject, value = "true"): K8sObject => ({
  ...object,
  metadata: { ...object.metadata, annotations: { "istio.io/dry-run": value } },
});

/** https://istio.io/latest/docs/concepts/security/#implicit-enablement */
describe("authorize by action", () => {
  const ANY = [{}];

  it.each<readonly [string, readonly K8sObject[], boolean]>([
    ["lets in without policies", [], true],
    ["refuses all for ALLOW without rules", [demoPolicy({ action: "ALLOW" })], false],
    ["takes ALLOW for the action where none is written", [demoPolicy({})], false],
    ["lets in all for ALLOW of an empty rule", [demoPolicy({ rules: ANY })], true],
    ["refuses nothing for DENY without rules", [demoPolicy({ action: "DENY" })], true],
    ["refuses all for DENY of an empty rule", [demoPolicy({ action: "DENY", rules: ANY })], false],
    [
      "has DENY come before ALLOW",
      [demoPolicy({ rules: ANY }, "shop/a"), demoPolicy({ action: "DENY", rules: ANY }, "shop/b")],
      false,
    ],
    [
      "needs one of several ALLOW policies",
      [demoPolicy({}, "shop/a"), demoPolicy({ rules: ANY }, "shop/b")],
      true,
    ],
    ["refuses nothing for AUDIT", [demoPolicy({ action: "AUDIT", rules: ANY })], true],
    ["matches nothing with a rule that is null", [demoPolicy({ rules: [null] })], false],
  ])("%s", (_rule, objects, expected) => {
    expect(isAllowed(objects)).toBe(expected);
    expect(isAllowed(objects.toReversed())).toBe(expected);
  });

  it("names the rule that refuses as Envoy does, the first by name", () => {
    const deny = (path: string): K8sObject =>
      demoPolicy({ action: "DENY", rules: [{ to: [{ operation: { methods: ["PUT"] } }] }, {}] }, path);
    expect(demoVerdict([deny("shop/z"), deny("shop/deny"), deny("istio-system/all")])).toEqual({
      allowed: false,
      by: "AuthorizationPolicy istio-system/all",
      code: 403,
      flags: "",
      details: "rbac_access_denied_matched_policy[ns[istio-system]-policy[all]-rule[1]]",
    });
  });

  it("orders a policy's rules by name, not number", () => {
    const never = { to: [{ operation: { methods: ["PUT"] } }] };
    const rules = Array.from({ length: 11 }, (_, index) => (index === 2 || index === 10 ? {} : never));
    expect(verdictDetails([demoPolicy({ action: "DENY", rules })])).toContain("rule[10]");
  });

  it("names no rule where none allows", () => {
    expect(demoVerdict([demoPolicy({})])).toMatchObject({
      by: "",
      code: 403,
      details: "rbac_access_denied_matched_policy[none]",
    });
  });
});

/** https://istio.io/latest/docs/ambient/usage/l4-policy/ */
describe("authorize at a ztunnel", () => {
  const ZTUNNEL: Asked = { enforcer: "ztunnel" };
  const methods = { to: [{ operation: { methods: ["GET"] } }] };

  it.each<readonly [string, JsonObject, string]>([
    ["lets in whom it names", { rules: [{ from: [{ source: { namespaces: ["front"] } }] }] }, "allowed"],
    [
      "refuses by an ALLOW rule with HTTP fields",
      { rules: [methods] },
      "connection closed due to policy rejection: allow policies exist, but none allowed",
    ],
    [
      "refuses all by a DENY rule with HTTP fields",
      { action: "DENY", rules: [methods] },
      "connection closed due to policy rejection: explicitly denied by: shop/p",
    ],
    [
      "cannot tell remote addresses",
      { rules: [{ from: [{ source: { remoteIpBlocks: ["10.0.0.0/8"] } }] }] },
      "connection closed due to policy rejection: allow policies exist, but none allowed",
    ],
    ["leaves CUSTOM alone", { action: "CUSTOM", provider: { name: "gone" }, rules: [{}] }, "allowed"],
    [
      "leaves policies of targets to waypoints",
      { action: "DENY", rules: [{}], targetRefs: [{ kind: "Service", name: "api" }] },
      "allowed",
    ],
    [
      "obeys selectors",
      { action: "DENY", rules: [{}], selector: { matchLabels: { app: "api" } } },
      "connection closed due to policy rejection: explicitly denied by: shop/p",
    ],
  ])("%s", (_rule, spec, expected) => {
    expect(verdictDetails([demoPolicy(spec)], ZTUNNEL)).toBe(expected);
  });

  it("validates no tokens", () => {
    expect(isAllowed([DEMO_JWT], { ...ZTUNNEL, call: { token: { ...DEMO_TOKEN, valid: false } } })).toBe(
      true,
    );
  });
});

/** https://istio.io/latest/docs/tasks/security/authorization/authz-dry-run/ */
describe("authorize with policies in dry run", () => {
  const deny = demoPolicy({ action: "DENY", rules: [{}] }, "shop/deny");
  const nobody = demoPolicy({}, "shop/nobody");
  const everybody = demoPolicy({ rules: [{}] }, "shop/all");
  const denials = (...objects: readonly K8sObject[]): readonly string[] | null => {
    const result = demoVerdict(objects);
    return result.allowed ? result.dryRunDenials : null;
  };

  it("tells what would be refused and refuses nothing", () => {
    expect(denials(dryRun(deny))).toEqual(["AuthorizationPolicy shop/deny"]);
    expect(denials(dryRun(nobody))).toEqual(["AuthorizationPolicy shop/nobody"]);
  });

  it("tells nothing of ALLOW policies one of which matches", () => {
    expect(denials(dryRun(nobody), dryRun(everybody))).toEqual([]);
  });

  it("lets nobody in by a policy in dry run", () => {
    expect(denials(nobody, dryRun(everybody))).toBeNull();
  });

  it.each([
    ["1", true],
    ["True", true],
    ["yes", false],
    ["false", false],
  ])("reads the annotation %j as Go does: %s", (value, isDryRun) => {
    expect(denials(dryRun(deny, value)) !== null).toBe(isDryRun);
  });
});

describe("authorize on anything people write", () => {
  const keys = fc.constantFrom("action", "rules", "selector", "targetRefs", "provider", "jwtRules");
  const written = fc.dictionary(keys, fc.jsonValue()).filter(isObject);
  const conditions = fc.constantFrom(
    "source.ip",
    "request.headers[x]",
    "destination.port",
    "request.auth.claims[a]",
  );
  const rules = fc.array(
    fc.record({
      from: fc.array(
        fc.record({ source: fc.dictionary(fc.constantFrom("ipBlocks", "principals"), fc.jsonValue()) }),
      ),
      to: fc.array(
        fc.record({
          operation: fc.dictionary(fc.constantFrom("paths", "notPorts", "hosts"), fc.jsonValue()),
        }),
      ),
      when: fc.array(
        fc.record({ key: conditions, values: fc.array(fc.string()), notValues: fc.jsonValue() }),
      ),
    }),
  );

  it("never throws", () => {
    fc.assert(
      fc.property(written, rules, fc.constantFrom("ALLOW", "DENY"), (spec, ruled, action) => {
        const made = { action, rules: ruled };
        if (!isObject(made)) return;
        const objects = [
          demoPolicy(spec, "shop/a"),
          demoPolicy(made, "shop/b"),
          demoConfig("RequestAuthentication", "shop/c", spec),
        ];
        expect([true, false]).toContain(isAllowed(objects, { call: { token: DEMO_TOKEN } }));
      }),
    );
  });

  it("does not depend on the order of objects", () => {
    const some = fc.record({
      action: fc.constantFrom("ALLOW", "DENY"),
      namespace: fc.constantFrom("front", "shop"),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), (specs) => {
        const objects = specs.map(({ action, namespace }, index) =>
          demoPolicy(
            { action, rules: [{ from: [{ source: { namespaces: [namespace] } }] }] },
            `shop/p${index}`,
          ),
        );
        expect(demoVerdict(objects.toReversed())).toEqual(demoVerdict(objects));
      }),
    );
  });
});
