import { describe, expect, it } from "vitest";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { KIALI_PROFILE, MESHLENS_PROFILE } from "@/lib/domain/health/profiles";
import { clusterObject } from "@/lib/testing/cluster-object";
import { fakeClusterSource } from "@/lib/testing/fake-cluster-source";
import { snapshotOf } from "@/lib/testing/mesh-object";
import { meshContext } from "./mesh-context";

const services = [clusterObject("Service", "bookinfo", "reviews"), clusterObject("Service", "shop", "cart")];

function backendOf(snapshot: () => ClusterSnapshot): Parameters<typeof meshContext>[0] {
  const cluster = { ...fakeClusterSource([]), snapshot };
  return { cluster, clusterName: "Kubernetes", healthProfile: MESHLENS_PROFILE };
}

describe("meshContext", () => {
  it("reads a snapshot once for all viewers of equal namespaces, whatever the window", () => {
    const snapshot = snapshotOf({ Service: services });
    const backend = backendOf(() => snapshot);
    const first = meshContext(backend, new Set(["shop", "bookinfo"]), 300);
    const second = meshContext(backend, new Set(["bookinfo", "shop"]), 60);
    expect(second.services).toBe(first.services);
    expect([first.windowSeconds, second.windowSeconds]).toEqual([300, 60]);
  });

  it("never shows a viewer the objects that another may see", () => {
    const snapshot = snapshotOf({ Service: services });
    const backend = backendOf(() => snapshot);
    meshContext(backend, new Set(["bookinfo", "shop"]), 300);
    const ofShop = meshContext(backend, new Set(["shop"]), 300);
    expect(ofShop.services.map(({ service }) => service)).toEqual(["cart"]);
  });

  it("keeps neither the health rules nor the cluster name of whoever asked before", () => {
    const snapshot = snapshotOf({ Service: services });
    const visible = new Set(["shop"]);
    meshContext(
      backendOf(() => snapshot),
      visible,
      300,
    );
    const other = { ...backendOf(() => snapshot), clusterName: "west", healthProfile: KIALI_PROFILE };
    expect(meshContext(other, visible, 300)).toMatchObject({
      homeCluster: "west",
      healthProfile: KIALI_PROFILE,
    });
  });

  it("reads anew what has changed", () => {
    let snapshot = snapshotOf({ Service: services });
    const backend = backendOf(() => snapshot);
    const visible = new Set(["bookinfo", "shop"]);
    meshContext(backend, visible, 300);
    snapshot = snapshotOf({ Service: services.slice(1) });
    expect(meshContext(backend, visible, 300).services).toHaveLength(1);
  });
});
