import { describe, expect, it } from "vitest";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, workloadObjects } from "@/lib/testing/workload-objects";
import { selectorSelectsWorkload } from "./selector-selects-workload";

const KINDS = ["AuthorizationPolicy", "PeerAuthentication", "RequestAuthentication"] as const;
const cart = { selector: { matchLabels: { app: "cart" } } };
const policy = specObject("AuthorizationPolicy", "shop/cart", cart);

describe("a selector", () => {
  it.each(KINDS)("of a %s that selects nothing is told", (kind) => {
    expect(foundBy(selectorSelectsWorkload, specObject(kind, "shop/cart", cart))).toEqual([
      "KIA0004 warning spec.selector",
    ]);
  });

  it("of a Sidecar as well", () => {
    const sidecar = specObject("Sidecar", "shop/cart", { workloadSelector: { labels: { app: "cart" } } });
    expect(foundBy(selectorSelectsWorkload, sidecar)).toEqual(["KIA0004 warning spec.workloadSelector"]);
    expect(foundBy(selectorSelectsWorkload, sidecar, workloadObjects("shop/cart"))).toEqual([]);
  });

  it.each([
    ["a Deployment", workloadObjects("shop/cart")],
    ["a Deployment without pods", workloadObjects("shop/cart", { pods: 0 })],
    ["a StatefulSet", workloadObjects("shop/cart", { kind: "StatefulSet" })],
    ["a WorkloadEntry", [specObject("WorkloadEntry", "shop/vm", { labels: { app: "cart" } })]],
    ["a WorkloadGroup", [specObject("WorkloadGroup", "shop/vms", { metadata: { labels: { app: "cart" } } })]],
  ])("is fine where it selects %s", (_case, others) => {
    expect(foundBy(selectorSelectsWorkload, policy, others)).toEqual([]);
  });

  it("does not reach into other namespaces, but from the root namespace", () => {
    const others = [namespaceOf("other"), ...workloadObjects("other/cart")];
    expect(foundBy(selectorSelectsWorkload, policy, others)).toHaveLength(1);
    const wide = specObject("AuthorizationPolicy", "istio-system/cart", cart);
    expect(foundBy(selectorSelectsWorkload, wide, others)).toEqual([]);
    expect(foundBy(selectorSelectsWorkload, wide)).toHaveLength(1);
  });

  it.each([
    ["there is none", specObject("AuthorizationPolicy", "shop/all")],
    ["it is empty", specObject("AuthorizationPolicy", "shop/all", { selector: { matchLabels: {} } })],
    [
      "targetRefs are used",
      specObject("AuthorizationPolicy", "shop/gw", { targetRefs: [{ kind: "Gateway", name: "gw" }] }),
    ],
  ])("is not judged where %s", (_case, object) => {
    expect(foundBy(selectorSelectsWorkload, object)).toEqual([]);
  });

  it("is not judged where workloads cannot be read", () => {
    expect(foundBy(selectorSelectsWorkload, policy, [], { unknown: ["Pod"] })).toEqual([]);
    expect(foundBy(selectorSelectsWorkload, policy, [], { unknown: ["WorkloadEntry"] })).toEqual([]);
  });
});
