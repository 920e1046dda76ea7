import { describe, expect, it } from "vitest";
import { demoPod } from "@/lib/testing/demo-objects";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject } from "../../world/read-json";
import { podTarget } from "./pod-target";

const withStatus = (pod: K8sObject, status: JsonObject): K8sObject => ({
  ...pod,
  status: { ...(isObject(pod["status"]) ? pod["status"] : {}), ...status },
});
const restarted = (container: string, restartCount: number): K8sObject =>
  withStatus(POD, {
    containerStatuses: [
      { name: "istio-proxy", restartCount: container === "istio-proxy" ? restartCount : 0 },
      { name: "web", restartCount: container === "web" ? restartCount : 0 },
    ],
  });
const POD = demoPod({ workload: "web", labels: { app: "web", "app.kubernetes.io/part-of": "shop" } });

// https://github.com/istio/istio/blob/master/samples/addons/prometheus.yaml
describe("podTarget", () => {
  it("adds the pod's labels, with names Prometheus takes, and where the pod is", () => {
    expect(podTarget(POD)?.labels).toMatchObject({
      app: "web",
      app_kubernetes_io_part_of: "shop",
      namespace: "shop",
      pod: "web-5d8f7-0",
      node: "node-1",
      job: "kubernetes-pods",
    });
  });

  it.each([
    ["a pod that has not started", { phase: "Pending" }],
    ["a pod that has ended", { phase: "Succeeded" }],
    ["a pod without an address", { podIP: "" }],
  ])("finds no target in %s", (_what, status) => {
    expect(podTarget(withStatus(POD, status))).toBeNull();
  });

  it.each([
    ["a sidecar", demoPod({ workload: "web" }), true, "15020"],
    ["no proxy", demoPod({ workload: "web", dataPlane: "none" }), false, "15020"],
    ["ztunnel", demoPod({ workload: "ztunnel", dataPlane: "none" }), true, "15020"],
    ["istiod", demoPod({ workload: "istiod", dataPlane: "none" }), true, "15014"],
    [
      "its own metrics",
      demoPod({
        workload: "web",
        dataPlane: "none",
        annotations: { "prometheus.io/scrape": "true", "prometheus.io/port": "9100" },
      }),
      true,
      "9100",
    ],
  ])("scrapes a pod with %s: %#", (_what, pod, scraped, port) => {
    const target = podTarget(pod);
    expect(target?.scraped).toBe(scraped);
    expect(target?.labels["instance"]?.split(":")[1]).toBe(port);
  });

  it("is another life after the proxy's restart or under another uid, not after the application's restart", () => {
    const life = podTarget(restarted("web", 0))?.life;
    expect(podTarget(restarted("web", 3))?.life).toBe(life);
    expect(podTarget(restarted("istio-proxy", 1))?.life).not.toBe(life);
    const other = restarted("web", 0);
    expect(podTarget({ ...other, metadata: { ...other.metadata, uid: "another" } })?.life).not.toBe(life);
  });

  it("reads whatever is written into a pod", () => {
    const odd = { apiVersion: "v1", kind: "Pod", metadata: { name: "odd" }, spec: 1, status: [] };
    expect(podTarget(odd)).toBeNull();
    expect(podTarget(withStatus(POD, { containerStatuses: [1, { restartCount: "x" }] }))?.life).toMatch(
      /\/0$/,
    );
  });
});
