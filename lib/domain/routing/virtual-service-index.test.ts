import { describe, expect, it } from "vitest";
import { shopSnapshot } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { Caller } from "./caller";
import { virtualServiceIndex } from "./virtual-service-index";

const HOST = "cart.shop.svc.cluster.local";
const WEB: Caller = { namespace: "shop", labels: {}, dataPlane: "sidecar" };
const vs = (path: string, spec: JsonObject = {}, creationTimestamp = "2026-01-01T00:00:00Z"): ClusterObject =>
  specObject("VirtualService", path, { hosts: [HOST], ...spec }, { creationTimestamp });
const found = (services: readonly ClusterObject[], caller: Partial<Caller> = {}): string | undefined => {
  const index = virtualServiceIndex(shopSnapshot(...services));
  return index.inMesh({ ...WEB, ...caller }, HOST, "shop")?.object.meta.name;
};

// https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
describe("virtualServiceIndex", () => {
  it.each<readonly [rule: string, services: readonly ClusterObject[], expected: string | undefined]>([
    ["none", [], undefined],
    ["the host's", [vs("shop/a")], "a"],
    ["the oldest of two", [vs("shop/young", {}, "2026-02-01T00:00:00Z"), vs("shop/old")], "old"],
    [
      "the exact host before an older wildcard",
      [vs("shop/wild", { hosts: ["*.shop.svc.cluster.local"] }, "2025-01-01T00:00:00Z"), vs("shop/exact")],
      "exact",
    ],
    [
      "the narrower wildcard",
      [vs("shop/all", { hosts: ["*"] }), vs("shop/some", { hosts: ["*.svc.cluster.local"] })],
      "some",
    ],
    ["none of a gateway", [vs("shop/a", { gateways: ["gate"] })], undefined],
    ["one of a gateway and the mesh", [vs("shop/a", { gateways: ["gate", "mesh"] })], "a"],
    ["another namespace's that is exported", [vs("bank/a")], "a"],
    ["none that is kept to its namespace", [vs("bank/a", { exportTo: ["."] })], undefined],
    ["one exported to the caller's", [vs("bank/a", { exportTo: ["shop"] })], "a"],
    [
      "the next where the first is not seen",
      [vs("bank/a", { exportTo: ["."] }, "2025-01-01T00:00:00Z"), vs("shop/b")],
      "b",
    ],
  ])("finds %s", (_rule, services, expected) => {
    expect(found(services)).toBe(expected);
  });

  it("finds at a waypoint only those of the service's namespace", () => {
    expect(found([vs("bank/a")], { dataPlane: "waypoint" })).toBeUndefined();
    expect(found([vs("shop/a")], { dataPlane: "waypoint" })).toBe("a");
  });

  it("finds those bound to a Gateway, the oldest first", () => {
    const index = virtualServiceIndex(
      shopSnapshot(
        vs("shop/b", { gateways: ["edge/gate"] }, "2026-02-01T00:00:00Z"),
        vs("shop/a", { gateways: ["edge/gate", "edge/gate"] }),
        vs("shop/c", { gateways: ["edge/gate"], exportTo: ["."] }),
      ),
    );
    expect(index.atGateway("edge/gate", "edge").map(({ object }) => object.meta.name)).toEqual(["a", "b"]);
    expect(index.atGateway("edge/other", "edge")).toEqual([]);
    expect(index.all).toHaveLength(3);
  });
});
