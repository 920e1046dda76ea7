import { describe, expect, it } from "vitest";
import { specObject } from "@/lib/testing/spec-object";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import {
  knowsWorkloads,
  workloadAt,
  workloadsOf,
  workloadsSelected,
  workloadsSelectedAnywhere,
} from "./workloads-of";

const [cart] = workloadObjects("shop/cart");
const mesh = meshViewOf([
  namespaceOf("shop", { "istio-injection": "enabled" }),
  namespaceOf("lab", { "istio.io/dataplane-mode": "ambient" }),
  ...workloadObjects("shop/cart", { containers: SIDECAR, pods: 2, serviceAccount: "seller" }),
  ...workloadObjects("shop/db", { kind: "StatefulSet" }),
  ...workloadObjects("shop/asleep", { pods: 0 }),
  ...workloadObjects("lab/probe", { kind: "DaemonSet" }),
  specObject("CronJob", "shop/report", {
    jobTemplate: { spec: { template: { metadata: { labels: { app: "report" } } } } },
  }),
  specObject("Job", "shop/report-28000000", {}, { owner: { kind: "CronJob", name: "report" } }),
  specObject(
    "Pod",
    "shop/report-28000000-x",
    { containers: [{ name: "app" }] },
    { labels: { app: "report" }, owner: { kind: "Job", name: "report-28000000" } },
  ),
  specObject("Job", "shop/migrate", { template: { metadata: { labels: { app: "migrate" } } } }),
  specObject("Pod", "shop/alone", { serviceAccountName: "me" }, { labels: { app: "alone" } }),
  specObject("Pod", "shop/over", {}, { labels: { app: "over" }, status: { phase: "Succeeded" } }),
  specObject(
    "WorkloadEntry",
    "shop/vm",
    { labels: { app: "vm" }, serviceAccount: "vm" },
    { labels: { zone: "a" } },
  ),
  specObject("WorkloadGroup", "shop/vms", {
    metadata: { labels: { app: "vms" } },
    template: { serviceAccount: "vms" },
  }),
]);
const named = (namespace: string): readonly string[] =>
  workloadsOf(mesh, namespace).map(({ ref }) => `${ref.kind}/${ref.name}`);

describe("the workloads of a namespace", () => {
  it("are what owns pods for good, pods that nobody owns, and what is registered from outside", () => {
    expect(named("shop")).toEqual([
      "Deployment/asleep",
      "Deployment/cart",
      "StatefulSet/db",
      "CronJob/report",
      "Job/migrate",
      "Pod/alone",
      "WorkloadEntry/vm",
      "WorkloadGroup/vms",
    ]);
    expect(named("nowhere")).toEqual([]);
    expect(workloadsSelectedAnywhere(mesh, {})).toHaveLength(9);
    expect(workloadsSelectedAnywhere(mesh, { app: "probe" })).toHaveLength(1);
  });

  it("know their pods, accounts and data plane", () => {
    const found = cart && workloadAt(mesh, cart);
    expect(found).toMatchObject({ serviceAccount: "seller", dataPlane: "sidecar" });
    expect(found?.pods).toHaveLength(2);
    expect(workloadsOf(mesh, "lab")[0]?.dataPlane).toBe("ambient");
    const planes = new Map(workloadsOf(mesh, "shop").map((one) => [one.ref.name, one.dataPlane]));
    expect([planes.get("asleep"), planes.get("db"), planes.get("vm")]).toEqual([
      "sidecar",
      "none",
      "sidecar",
    ]);
    expect(workloadsOf(mesh, "shop").find(({ ref }) => ref.name === "report")?.pods).toHaveLength(1);
  });

  it.each([
    ["labels of the template", { app: "cart" }, ["cart"]],
    ["labels that only the pods have", { "pod-template-hash": "6f7", app: "db" }, ["db"]],
    ["labels of a template without pods", { app: "asleep" }, ["asleep"]],
    ["labels of a WorkloadEntry's metadata and spec", { app: "vm", zone: "a" }, ["vm"]],
    ["one label that differs", { app: "cart", version: "v9" }, []],
    ["pods that have ended", { app: "over" }, []],
  ])("are selected by %s", (_case, selector, expected) => {
    expect(workloadsSelected(mesh, "shop", selector).map(({ ref }) => ref.name)).toEqual(expected);
  });

  it("are all selected by nothing", () => {
    expect(workloadsSelected(mesh, "shop", {})).toHaveLength(8);
  });

  it("are not known where pods may not be read", () => {
    expect(knowsWorkloads(mesh)).toBe(true);
    expect(knowsWorkloads(meshViewOf([], { unknown: ["Pod"] }))).toBe(false);
    expect(knowsWorkloads(meshViewOf([], { unknown: ["Rollout"] }))).toBe(true);
  });
});
