import { describe, expect, it } from "vitest";
import type { K8sObject } from "../world/k8s-object";
import { addressPool } from "../world/address-pool";
import { workloadObjects } from "../world/workload";
import type { WorkloadSpec } from "../world/workload-spec";
import { meshPod } from "./mesh-pod";

function podWith(change: Partial<WorkloadSpec>): K8sObject {
  const spec: WorkloadSpec = {
    namespace: "shop",
    name: "cart-v2",
    labels: { app: "cart", version: "v2" },
    annotations: {},
    replicas: 1,
    image: "cart:2",
    ports: [8080],
    serviceAccount: "cart",
    proxy: "native",
    ...change,
  };
  const pod = workloadObjects(spec, addressPool("10.0.0.255")).find((one) => one.kind === "Pod");
  if (!pod) throw new Error("no pod");
  return pod;
}

describe("meshPod", () => {
  it("belongs to its Deployment, known by its canonical name and revision", () => {
    expect(meshPod(podWith({})).end).toMatchObject({
      namespace: "shop",
      workload: "cart-v2",
      canonicalService: "cart",
      canonicalRevision: "v2",
      serviceAccount: "cart",
      address: "10.0.0.255",
    });
  });

  it.each([
    ["native", true, false],
    ["container", true, false],
    ["gateway", true, true],
    ["none", false, false],
  ] as const)("knows the proxy of a %s pod", (proxy, proxied, gateway) => {
    const pod = meshPod(podWith({ proxy }));
    expect([pod.end.proxied, pod.gateway]).toEqual([proxied, gateway]);
  });

  it("derives canonical names where no label gives them", () => {
    const { end } = meshPod(podWith({ labels: { tier: "back" }, proxy: "none" }));
    expect(end).toMatchObject({ canonicalService: "cart-v2", canonicalRevision: "latest", app: "" });
  });

  it("is not ready without its Ready condition", () => {
    expect(meshPod(podWith({})).ready).toBe(true);
    expect(meshPod({ ...podWith({}), status: { phase: "Running", conditions: [] } }).ready).toBe(false);
    expect(meshPod({ ...podWith({}), status: "odd" }).ready).toBe(false);
  });

  it("stands for itself where nobody owns it", () => {
    const pod = podWith({});
    expect(meshPod({ ...pod, metadata: { name: "lonely", namespace: "shop" } }).end.workload).toBe("lonely");
  });
});
