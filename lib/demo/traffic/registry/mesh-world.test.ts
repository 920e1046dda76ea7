import { describe, expect, it } from "vitest";
import { demoMeshConfig, demoNamespace, demoPod } from "@/lib/testing/demo-objects";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import { meshWorld } from "./mesh-world";

const groupsOf = (...objects: readonly K8sObject[]): readonly string[] =>
  meshWorld(objectsView(objects)).groups.map(
    ({ end }) => `${end.workload} ${end.version} ${end.dataPlane} ${end.pods.length}`,
  );

describe("meshWorld", () => {
  it("groups pods that traffic cannot tell apart, whatever their template's hash", () => {
    const pod = (index: number, hash: string): K8sObject => {
      const made = demoPod({ workload: "web", labels: { app: "web", version: "v1" }, index });
      return {
        ...made,
        metadata: { ...made.metadata, labels: { ...made.metadata.labels, "pod-template-hash": hash } },
      };
    };
    expect(groupsOf(demoPod({ workload: "web", index: 0 }), demoPod({ workload: "web", index: 1 }))).toEqual([
      "web  sidecar 2",
    ]);
    expect(meshWorld(objectsView([pod(0, "5d8f7"), pod(1, "5d8f7")])).groups).toHaveLength(1);
  });

  it.each([
    ["labels", { labels: { app: "web", version: "v2" } }],
    ["data plane", { dataPlane: "none" }],
    ["service account", { serviceAccount: "other" }],
  ] as const)("keeps pods of one workload apart that differ in %s", (_what, other) => {
    expect(
      groupsOf(demoPod({ workload: "web", index: 0 }), demoPod({ workload: "web", index: 1, ...other })),
    ).toHaveLength(2);
  });

  it.each(["sidecar", "gateway", "waypoint", "ztunnel", "none"] as const)(
    "tells a pod of data plane %s",
    (dataPlane) => {
      expect(groupsOf(demoPod({ workload: "web", dataPlane }))).toEqual([`web  ${dataPlane} 1`]);
    },
  );

  it.each([
    ["ReplicaSet", "web-5d8f7", "web"],
    ["Job", "report-29401230", "report"],
    ["Job", "once", "once"],
    ["StatefulSet", "db", "db"],
  ])("knows the workload of a pod that the %s %s owns as %s", (kind, owner, workload) => {
    const pod = demoPod({ workload: "web" });
    const ownerReferences = [{ apiVersion: "v1", kind, name: owner, uid: "1", controller: true }];
    const world = meshWorld(objectsView([{ ...pod, metadata: { ...pod.metadata, ownerReferences } }]));
    expect(world.groups.map(({ end }) => end.workload)).toEqual([workload]);
  });

  it("takes a ztunnel for no pod's sidecar, though its container has the name of one", () => {
    const pod = demoPod({ workload: "ztunnel", dataPlane: "none" });
    const containers = [{ name: "istio-proxy", image: "ztunnel:1", args: ["proxy", "ztunnel"] }];
    const spec = { containers, nodeName: "node-1" };
    expect(groupsOf({ ...pod, spec })).toEqual(["ztunnel  none 1"]);
  });

  it("leaves out pods that are not ready or are being deleted", () => {
    const leaving = demoPod({ workload: "gone" });
    expect(
      groupsOf(demoPod({ workload: "web", ready: false }), {
        ...leaving,
        metadata: { ...leaving.metadata, deletionTimestamp: "2026-01-01T00:00:00Z" },
      }),
    ).toEqual([]);
  });

  it("gives objects in one order, whatever the order of the view", () => {
    const objects = ["b", "c", "a"].map((name) => demoNamespace(name));
    const names = (list: readonly K8sObject[]): readonly string[] =>
      meshWorld(objectsView(list))
        .objects("", "Namespace")
        .map(({ metadata }) => metadata.name);
    expect(names(objects)).toEqual(["a", "b", "c"]);
    expect(names(objects.toReversed())).toEqual(["a", "b", "c"]);
  });

  it.each([
    ["a mapping", "rootNamespace: mesh-root\n", "mesh-root"],
    ["no YAML", "a: [", "istio-system"],
    ["a list", "- a\n", "istio-system"],
  ])("reads MeshConfig that is %s", (_what, mesh, root) => {
    expect(meshWorld(objectsView([demoMeshConfig(mesh)])).rootNamespace).toBe(root);
  });

  it("knows a namespace's labels", () => {
    const world = meshWorld(objectsView([demoNamespace("shop", { "istio-injection": "enabled" })]));
    expect(world.namespaceLabels("shop").get("istio-injection")).toBe("enabled");
    expect(world.namespaceLabels("nowhere").size).toBe(0);
  });
});
