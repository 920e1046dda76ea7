import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { namedBy } from "@/lib/testing/named-by";
import { SHOP } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import {
  namespaceReferences,
  serviceEntryReferences,
  serviceReferences,
  workloadEntryReferences,
  workloadGroupReferences,
} from "./workload-objects";

// https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry-workload_selector
describe("what a ServiceEntry selects", () => {
  const vm = (path: string, labels: Record<string, string>): ClusterObject =>
    specObject("WorkloadEntry", path, { labels });
  const selects = (labels: Record<string, string>): readonly string[] =>
    namedBy(serviceEntryReferences, specObject("ServiceEntry", "shop/e", { workloadSelector: { labels } }), [
      ...SHOP,
      vm("shop/both", { app: "cart", version: "v2" }),
      vm("shop/half", { app: "cart" }),
      vm("bank/far", { app: "cart", version: "v2" }),
    ]);

  it("is pods and WorkloadEntries with all its labels, of its namespace", () => {
    expect(selects({ app: "cart", version: "v2" })).toEqual([
      "selects: Workload shop/cart-v2",
      "selects: WorkloadEntry shop/both",
    ]);
  });

  it("is nobody where it has no labels, which would be everybody", () => {
    expect(selects({})).toEqual([]);
  });
});

// https://istio.io/latest/docs/ambient/usage/waypoint/#configure-a-service-to-use-a-specific-waypoint
describe("the waypoint that a label names", () => {
  it.each<[string, Record<string, string>, string[]]>([
    ["in the same namespace", { "istio.io/use-waypoint": "w" }, ["shop/w"]],
    [
      "in the namespace that a second label says",
      { "istio.io/use-waypoint": "w", "istio.io/use-waypoint-namespace": "edge" },
      ["edge/w"],
    ],
    ["nowhere where it says none", { "istio.io/use-waypoint": "none" }, []],
    ["nowhere where it is empty", { "istio.io/use-waypoint": "" }, []],
    ["nowhere where only its namespace is said", { "istio.io/use-waypoint-namespace": "edge" }, []],
  ])("is looked for %s, of Services and of Namespaces", (_, labels, found) => {
    const expected = found.map((path) => `waypoint: Gateway.gateway.networking.k8s.io ${path}`);
    expect(namedBy(serviceReferences, specObject("Service", "shop/s", {}, { labels }))).toEqual(expected);
    expect(namedBy(namespaceReferences, specObject("Namespace", "shop", {}, { labels }))).toEqual(expected);
  });
});

// https://istio.io/latest/docs/reference/config/networking/workload-group/
describe("what machines outside of the cluster name", () => {
  it("is their service account and the group that registered them", () => {
    const annotations = { "istio.io/autoRegistrationGroup": "vms" };
    const entry = specObject("WorkloadEntry", "shop/vm", { serviceAccount: "vm" }, { annotations });
    expect(namedBy(workloadEntryReferences, entry)).toEqual([
      "service account: ServiceAccount shop/vm",
      "group: WorkloadGroup shop/vms",
    ]);
    const group = specObject("WorkloadGroup", "shop/vms", { template: { serviceAccount: "vm" } });
    expect(namedBy(workloadGroupReferences, group)).toEqual(["service account: ServiceAccount shop/vm"]);
  });

  it("is nothing where they say neither", () => {
    expect(namedBy(workloadEntryReferences, specObject("WorkloadEntry", "shop/vm"))).toEqual([]);
    expect(namedBy(workloadGroupReferences, specObject("WorkloadGroup", "shop/vms"))).toEqual([]);
  });
});
