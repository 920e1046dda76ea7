import { describe, expect, it } from "vitest";
import type { K8sObject } from "../../world/k8s-object";
import { podReady, podRestarts, podStatus } from "./pod-cells";

const pod: K8sObject = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "p" },
  spec: {
    initContainers: [{ name: "istio-init" }, { name: "istio-proxy", restartPolicy: "Always" }],
    containers: [{ name: "app" }],
  },
  status: {
    phase: "Running",
    initContainerStatuses: [
      { name: "istio-init", ready: true, restartCount: 7 },
      { name: "istio-proxy", ready: true, restartCount: 1 },
    ],
    containerStatuses: [{ name: "app", ready: false, restartCount: 2 }],
  },
};

describe("pod columns", () => {
  it("count native sidecars as containers, other init containers not", () => {
    expect(podReady(pod)).toBe("1/2");
    expect(podRestarts(pod)).toBe(3);
  });

  it("name why a container waits before the phase", () => {
    const waiting = {
      containerStatuses: [{ name: "app", state: { waiting: { reason: "CrashLoopBackOff" } } }],
    };
    expect(podStatus(pod)).toBe("Running");
    expect(podStatus({ ...pod, status: { phase: "Running", ...waiting } })).toBe("CrashLoopBackOff");
  });

  it("survive a pod without any of it", () => {
    const bare = { ...pod, spec: 5, status: "x" };
    expect([podReady(bare), podRestarts(bare), podStatus(bare)]).toEqual(["0/0", 0, "Unknown"]);
  });
});
