import { describe, expect, it } from "vitest";
import { meshObject, podObject, snapshotOf } from "@/lib/testing/mesh-object";
import { MESHLENS_PROFILE } from "../health/profiles";
import type { ClusterObject } from "../mesh/cluster-object";
import { buildContext } from "./build-context";
import type { GraphContext } from "./graph-context";

const RATE = "health.kiali.io/rate";

function context(
  objects: Readonly<Record<string, readonly ClusterObject[]>>,
  visible = ["bookinfo"],
): GraphContext {
  return buildContext(snapshotOf(objects), {
    homeCluster: "Kubernetes",
    windowSeconds: 300,
    healthProfile: MESHLENS_PROFILE,
    visible: new Set(visible),
  });
}

const owned = (kind: string, name: string): { owner: { kind: string; name: string } } => ({
  owner: { kind, name },
});

describe("buildContext", () => {
  it("names a workload's app and version, proxy, age and annotation", () => {
    const { workloads } = context({
      Deployment: [meshObject("Deployment", "reviews-v1", { annotations: { [RATE]: "5XX,1,2,http,.*" } })],
      ReplicaSet: [meshObject("ReplicaSet", "reviews-v1-abc", owned("Deployment", "reviews-v1"))],
      Pod: [
        podObject("reviews-v1-abc-1", {
          ...owned("ReplicaSet", "reviews-v1-abc"),
          labels: { app: "reviews", version: "v1" },
        }),
        podObject(
          "reviews-v1-abc-2",
          { ...owned("ReplicaSet", "reviews-v1-abc"), labels: { app: "reviews" } },
          { status: { phase: "Running", startTime: "1970-01-01T00:05:00Z" } },
        ),
      ],
    });
    expect(workloads).toEqual([
      {
        namespace: "bookinfo",
        workload: "reviews-v1",
        app: "reviews",
        version: "v1",
        reports: true,
        runningSince: 300,
        healthAnnotation: "5XX,1,2,http,.*",
      },
    ]);
  });

  it("names them by the pod template, and knows of no proxy and no start, where there are no pods", () => {
    const template = { metadata: { labels: { "app.kubernetes.io/name": "batch", version: "v2" } } };
    const { workloads } = context({
      Deployment: [meshObject("Deployment", "scaled-to-zero", {}, { spec: { replicas: 0, template } })],
      CronJob: [meshObject("CronJob", "nightly", {}, { spec: { jobTemplate: { spec: { template } } } })],
    });
    const idle = { app: "batch", version: "v2", reports: false, runningSince: null };
    expect(workloads).toMatchObject([
      { workload: "nightly", ...idle },
      { workload: "scaled-to-zero", ...idle },
    ]);
  });

  it("names a Rollout that refers to a Deployment's template as its pods are labelled", () => {
    const labels = { app: "reviews", version: "v2" };
    const { workloads } = context({
      Rollout: [meshObject("Rollout", "reviews", {}, { spec: { workloadRef: { name: "reviews" } } })],
      ReplicaSet: [meshObject("ReplicaSet", "reviews-abc", owned("Rollout", "reviews"))],
      Pod: [podObject("reviews-abc-1", { ...owned("ReplicaSet", "reviews-abc"), labels })],
    });
    expect(workloads).toMatchObject([{ workload: "reviews", app: "reviews", version: "v2" }]);
  });

  it("does not take a pod that is not running for the start of its workload", () => {
    const pending = podObject(
      "bare",
      {},
      { status: { phase: "Pending", startTime: "1970-01-01T00:01:00Z" } },
    );
    expect(context({ Pod: [pending] }).workloads).toMatchObject([{ workload: "bare", runningSince: null }]);
  });

  it("counts a workload as reporting where its namespace is in the ambient mesh", () => {
    const plain = podObject("plain", {}, { spec: { containers: [{ name: "app" }] } });
    const ambient = meshObject("Namespace", "bookinfo", {
      namespace: "",
      labels: { "istio.io/dataplane-mode": "ambient" },
    });
    expect(context({ Pod: [plain] }).workloads).toMatchObject([{ reports: false }]);
    expect(context({ Pod: [plain], Namespace: [ambient] }).workloads).toMatchObject([{ reports: true }]);
  });

  it("reads services, ServiceEntry hosts and waypoints", () => {
    const gateway = (name: string, gatewayClassName: string): ClusterObject =>
      meshObject("Gateway", name, {}, { spec: { gatewayClassName } });
    const found = context({
      Service: [
        meshObject("Service", "reviews", { annotations: { [RATE]: "x" } }),
        meshObject("Service", "a"),
      ],
      ServiceEntry: [
        meshObject("ServiceEntry", "apis", {}, { spec: { hosts: ["a.example.com", "*.example.org"] } }),
      ],
      "Gateway.gateway.networking.k8s.io": [
        gateway("waypoint", "istio-waypoint"),
        gateway("ingress", "istio"),
      ],
    });
    expect(found).toMatchObject({
      services: [
        { namespace: "bookinfo", service: "a", healthAnnotation: "" },
        { namespace: "bookinfo", service: "reviews", healthAnnotation: "x" },
      ],
      serviceEntries: [
        { namespace: "bookinfo", host: "a.example.com" },
        { namespace: "bookinfo", host: "*.example.org" },
      ],
      waypoints: [{ namespace: "bookinfo", workload: "waypoint" }],
    });
  });

  it("holds nothing of namespaces the viewer may not see", () => {
    const secret = { namespace: "secret" };
    const found = context({
      Pod: [podObject("secret-pod", secret)],
      Deployment: [meshObject("Deployment", "secret-deployment", secret)],
      Service: [meshObject("Service", "secret-service", secret)],
      ServiceEntry: [
        meshObject("ServiceEntry", "secret-entry", secret, { spec: { hosts: ["secret.example"] } }),
      ],
      "Gateway.gateway.networking.k8s.io": [
        meshObject("Gateway", "secret-waypoint", secret, { spec: { gatewayClassName: "istio-waypoint" } }),
      ],
    });
    expect(JSON.stringify(found)).not.toContain("secret");
  });

  it("reads objects of any shape without failing", () => {
    const shapeless = { spec: { containers: "no list", hosts: [1, null], selector: [] }, status: null };
    const kinds = [
      "Pod",
      "Deployment",
      "CronJob",
      "Service",
      "ServiceEntry",
      "Gateway.gateway.networking.k8s.io",
    ];
    const found = context(
      Object.fromEntries(kinds.map((kind) => [kind, [meshObject(kind, "odd", {}, shapeless)]])),
    );
    expect(found).toMatchObject({
      serviceEntries: [],
      waypoints: [],
      workloads: [{ workload: "odd", reports: false }],
    });
  });
});
