import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { oneRulePerSubset } from "./one-rule-per-subset";

const rule = (path: string, host: string, more: JsonObject = {}): ClusterObject =>
  specObject("DestinationRule", path, { host, ...more });
const subsets = (...names: readonly string[]): JsonObject => ({
  subsets: names.map((name) => ({ name, labels: { version: name } })),
});
const NAMESPACES = ["shop", "other"].map((name) => namespaceOf(name));
const FULL = "cart.shop.svc.cluster.local";

describe("two DestinationRules", () => {
  const found = (one: ClusterObject, other: ClusterObject): readonly string[] =>
    foundBy(oneRulePerSubset, one, [other, ...NAMESPACES]);
  it.each<[string, ClusterObject, ClusterObject, readonly string[]]>([
    [
      "for one subset",
      rule("shop/a", "cart", subsets("v1", "v2")),
      rule("shop/b", FULL, subsets("v2")),
      ["KIA0201 warning spec.subsets[1].name"],
    ],
    [
      "for one host without subsets",
      rule("shop/a", "cart"),
      rule("shop/b", "cart"),
      ["KIA0201 warning spec.host"],
    ],
    [
      "for all of a host and a subset of it",
      rule("shop/a", "cart"),
      rule("shop/b", "cart", subsets("v1")),
      ["KIA0201 warning spec.host"],
    ],
    [
      "for a subset of a host and all of it",
      rule("shop/a", "cart", subsets("v1")),
      rule("shop/b", "cart"),
      ["KIA0201 warning spec.host"],
    ],
    [
      "for a host and a wildcard that covers it",
      rule("shop/a", "cart"),
      rule("shop/b", "*.shop.svc.cluster.local", { trafficPolicy: { connectionPool: {} } }),
      ["KIA0201 warning spec.host"],
    ],
    [
      "for a wildcard and a host that it covers",
      rule("shop/b", "*.shop.svc.cluster.local", { trafficPolicy: { connectionPool: {} } }),
      rule("shop/a", "cart"),
      ["KIA0201 warning spec.host"],
    ],
    [
      "for the same callers",
      rule("shop/a", "cart", { workloadSelector: { matchLabels: { app: "web" } } }),
      rule("shop/b", "cart", { workloadSelector: { matchLabels: { app: "web" } } }),
      ["KIA0201 warning spec.host"],
    ],
  ])("are in conflict %s", (_case, one, other, expected) => {
    expect(found(one, other)).toEqual(expected);
  });

  it.each<[string, ClusterObject, ClusterObject]>([
    ["for different subsets", rule("shop/a", "cart", subsets("v1")), rule("shop/b", "cart", subsets("v2"))],
    ["for different hosts", rule("shop/a", "cart"), rule("shop/b", "api")],
    ["of two namespaces, of which callers obey a certain one", rule("shop/a", "cart"), rule("other/b", FULL)],
    [
      "for different callers",
      rule("shop/a", "cart"),
      rule("shop/b", "cart", { workloadSelector: { matchLabels: { app: "web" } } }),
    ],
    [
      "where one only switches on mutual TLS for all",
      rule("shop/a", "cart"),
      rule("shop/b", "*.local", { trafficPolicy: { tls: { mode: "ISTIO_MUTUAL" } } }),
    ],
    [
      "exported to no common namespace",
      rule("shop/a", "cart", { exportTo: ["."] }),
      rule("shop/b", "cart", { exportTo: ["other"] }),
    ],
  ])("are in no conflict %s", (_case, one, other) => {
    expect(found(one, other)).toEqual([]);
    expect(found(other, one)).toEqual([]);
  });

  it("are never one object", () => {
    expect(foundBy(oneRulePerSubset, rule("shop/a", "cart"), NAMESPACES)).toEqual([]);
  });
});
