import { describe, expect, it } from "vitest";
import { shopSnapshot } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { Caller } from "./caller";
import { destinationRuleIndex } from "./destination-rule-index";

const HOST = "till.bank.svc.cluster.local";
const WEB: Caller = { namespace: "shop", labels: { app: "web" }, dataPlane: "sidecar" };
const rule = (path: string, more: JsonObject = {}, created = "2026-01-01T00:00:00Z"): ClusterObject =>
  specObject("DestinationRule", path, { host: HOST, ...more }, { creationTimestamp: created });
const found = (rules: readonly ClusterObject[], caller: Partial<Caller> = {}): string | undefined => {
  const index = destinationRuleIndex(shopSnapshot(...rules), "istio-system");
  const meta = index.for({ ...WEB, ...caller }, HOST, "bank")?.rule.meta;
  return meta && `${meta.namespace}/${meta.name}`;
};

// https://istio.io/latest/docs/ops/best-practices/traffic-management/#cross-namespace-configuration
describe("destinationRuleIndex", () => {
  it.each<readonly [rule: string, rules: readonly ClusterObject[], expected: string | undefined]>([
    ["none", [], undefined],
    ["the caller's namespace's first", [rule("shop/a"), rule("bank/b")], "shop/a"],
    ["else the service's", [rule("bank/b"), rule("istio-system/c")], "bank/b"],
    ["else the root namespace's", [rule("istio-system/c")], "istio-system/c"],
    ["no other namespace's", [rule("third/d")], undefined],
    ["none of another host", [rule("shop/a", { host: "other" })], undefined],
    [
      "a short host belongs to the rule's namespace",
      [rule("bank/b", { host: "till" }), rule("istio-system/c")],
      "bank/b",
    ],
    [
      "the exact host before a wildcard",
      [rule("shop/a", { host: "*.svc.cluster.local" }), rule("shop/b")],
      "shop/b",
    ],
    [
      "the longest wildcard",
      [rule("shop/a", { host: "*.local" }), rule("shop/b", { host: "*.bank.svc.cluster.local" })],
      "shop/b",
    ],
    [
      "none that is not exported",
      [rule("bank/b", { exportTo: ["."] }), rule("istio-system/c")],
      "istio-system/c",
    ],
    [
      "one that selects the caller first",
      [rule("shop/a"), rule("shop/s", { workloadSelector: { matchLabels: { app: "web" } } })],
      "shop/s",
    ],
    [
      "none that selects others",
      [rule("shop/s", { workloadSelector: { matchLabels: { app: "x" } } })],
      undefined,
    ],
    [
      "no other namespace's selector",
      [rule("bank/s", { workloadSelector: { matchLabels: { app: "web" } } })],
      undefined,
    ],
    ["the oldest of two", [rule("shop/young", {}, "2026-03-01T00:00:00Z"), rule("shop/old")], "shop/old"],
  ])("%s", (_rule, rules, expected) => {
    expect(found(rules)).toBe(expected);
  });

  it("lets proxies of the root namespace prefer only rules that are for them alone", () => {
    const rules = [rule("istio-system/all"), rule("bank/b")];
    expect(found(rules, { namespace: "istio-system" })).toBe("bank/b");
    const own = [rule("istio-system/own", { exportTo: ["."] }), rule("bank/b")];
    expect(found(own, { namespace: "istio-system" })).toBe("istio-system/own");
  });

  it("leaves a caller without a rule where those of the most specific host select others only", () => {
    const others = { workloadSelector: { matchLabels: { app: "other" } } };
    const rules = [rule("shop/narrow", others), rule("shop/wide", { host: "*.svc.cluster.local" })];
    expect(found(rules)).toBeUndefined();
  });

  it("does not join rules that other namespaces see", () => {
    const only = (name: string): JsonObject => ({ subsets: [{ name, labels: {} }] });
    const [old, hidden] = [rule("shop/a", only("v1")), rule("shop/b", { ...only("v2"), exportTo: ["."] })];
    const index = destinationRuleIndex(shopSnapshot(old, hidden), "istio-system");
    expect([...(index.for(WEB, HOST, "bank")?.subsets.keys() ?? [])]).toEqual(["v1"]);
  });

  it.each([
    [{}, { exportTo: ["*"] }],
    [{ exportTo: ["bank", "."] }, { exportTo: ["shop", "bank"] }],
  ])("joins rules that the same namespaces see: %j and %j", (one, other) => {
    const only = (name: string): JsonObject => ({ subsets: [{ name, labels: {} }] });
    const rules = [rule("shop/a", { ...only("v1"), ...one }), rule("shop/b", { ...only("v2"), ...other })];
    const index = destinationRuleIndex(shopSnapshot(...rules), "istio-system");
    expect([...(index.for(WEB, HOST, "bank")?.subsets.keys() ?? [])]).toEqual(["v1", "v2"]);
  });

  // https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
  it("joins the subsets of rules for one host; the oldest policy counts, of two subsets the older", () => {
    const subset = (name: string, version: string): JsonObject => ({
      subsets: [{ name, labels: { version } }],
    });
    const index = destinationRuleIndex(
      shopSnapshot(
        rule(
          "shop/young",
          { ...subset("v1", "9"), trafficPolicy: { tls: { mode: "DISABLE" } } },
          "2026-03-01T00:00:00Z",
        ),
        rule("shop/old", subset("v1", "1")),
      ),
      "istio-system",
    );
    const rules = index.for(WEB, HOST, "bank");
    expect(rules?.rule.meta.name).toBe("old");
    expect(rules?.trafficPolicy).toEqual({ tls: { mode: "DISABLE" } });
    expect([...(rules?.subsets.values() ?? [])]).toEqual([{ name: "v1", labels: { version: "1" } }]);
  });
});
