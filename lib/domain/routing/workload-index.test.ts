import { describe, expect, it } from "vitest";
import { scenarioNamed } from "@/lib/demo/world/scenario-named";
import { snapshotOfObjects } from "@/lib/testing/config-object";
import { demoMesh } from "@/lib/testing/demo-mesh";
import { shopSnapshot } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { workloadIndex } from "./workload-index";

const pod = (
  name: string,
  spec: JsonObject,
  status: JsonObject,
  labels: Record<string, string> = {},
): ClusterObject => specObject("Pod", `shop/${name}`, spec, { status, labels });
const planeOf = (...objects: readonly ClusterObject[]): string | undefined =>
  workloadIndex(snapshotOfObjects(objects)).all[0]?.dataPlane;
const RUNNING: JsonObject = { phase: "Running" };

describe("workloadIndex", () => {
  it("joins the pods of a workload and counts the ready ones", () => {
    const cart = workloadIndex(shopSnapshot()).get("shop", "cart-v1");
    expect(cart).toMatchObject({ version: "v1", serviceAccount: "cart", dataPlane: "sidecar", readyPods: 2 });
  });

  it.each<readonly [rule: string, status: JsonObject, expected: number]>([
    ["one that says so", { ...RUNNING, conditions: [{ type: "Ready", status: "True" }] }, 1],
    ["not one that is not", { ...RUNNING, conditions: [{ type: "Ready", status: "False" }] }, 0],
    ["one that says nothing but runs", RUNNING, 1],
    ["not one that does not run", { phase: "Pending" }, 0],
  ])("counts as ready %s", (_rule, status, expected) => {
    const [found] = workloadIndex(snapshotOfObjects([pod("a", {}, status)])).all;
    expect(found?.readyPods).toBe(expected);
  });

  const PROXY_ONLY: JsonObject = { containers: [{ name: "istio-proxy" }] };
  const gatewayLabel = { "gateway.networking.k8s.io/gateway-name": "wp" };
  const gateway = (gatewayClassName: string): ClusterObject =>
    specObject("Gateway.gateway.networking.k8s.io", "shop/wp", { gatewayClassName });
  it.each<readonly [expected: string, objects: readonly ClusterObject[]]>([
    ["sidecar", [pod("a", { containers: [...SIDECAR] }, RUNNING)]],
    [
      "sidecar",
      [pod("a", { containers: [{ name: "app" }], initContainers: [{ name: "istio-proxy" }] }, RUNNING)],
    ],
    ["gateway", [pod("a", PROXY_ONLY, RUNNING)]],
    ["gateway", [pod("a", PROXY_ONLY, RUNNING, gatewayLabel), gateway("istio")]],
    ["waypoint", [pod("a", PROXY_ONLY, RUNNING, gatewayLabel), gateway("istio-waypoint")]],
    ["none", [pod("a", { containers: [{ name: "app" }] }, RUNNING)]],
    ["none", [pod("a", PROXY_ONLY, RUNNING, { app: "ztunnel", "istio.io/dataplane-mode": "none" })]],
    ["gateway", [pod("a", PROXY_ONLY, RUNNING, { app: "entry", "istio.io/dataplane-mode": "none" })]],
    [
      "ztunnel",
      [
        pod("a", { containers: [{ name: "app" }] }, RUNNING),
        namespaceOf("shop", { "istio.io/dataplane-mode": "ambient" }),
      ],
    ],
  ])("finds the data plane %s", (expected, objects) => {
    expect(planeOf(...objects)).toBe(expected);
  });

  it("takes the ztunnels of an ambient mesh for no gateway", () => {
    const scenario = scenarioNamed("ambient");
    if (!scenario) throw new Error("no scenario");
    const index = workloadIndex(demoMesh(scenario).snapshot);
    expect(index.get("istio-system", "ztunnel")?.dataPlane).toBe("none");
  });

  it("reads named ports of containers", () => {
    const ports = [{ name: "http", containerPort: 8080 }, { containerPort: 1 }];
    const [found] = workloadIndex(
      snapshotOfObjects([pod("a", { containers: [{ name: "app", ports }] }, RUNNING)]),
    ).all;
    expect(found?.namedPorts).toEqual({ http: 8080 });
  });

  it("reads workloads from their templates where pods may not be read", () => {
    const [deployment] = workloadObjects("shop/cart-v1", { labels: { app: "cart", version: "v1" } });
    if (!deployment) throw new Error("no Deployment");
    const sized = { ...deployment, data: { ...deployment.data, status: { readyReplicas: 3 } } };
    const [found] = workloadIndex(snapshotOfObjects([sized])).all;
    expect(found).toMatchObject({ workload: "cart-v1", version: "v1", readyPods: 3 });
  });

  it("finds the workloads of a namespace", () => {
    const index = workloadIndex(shopSnapshot());
    expect(index.inNamespace("bank").map(({ workload }) => workload)).toEqual(["till"]);
    expect(index.inNamespace("nowhere")).toEqual([]);
    expect(index.get("shop", "nobody")).toBeUndefined();
  });
});
