import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { podReadinessGates, podReady, podRestarts, podStatus } from "./pod-cells";

const NOW = Date.parse("2026-01-02T00:00:00Z");
const done = { state: { terminated: { exitCode: 0, reason: "Completed" } } };
const running = { ready: true, state: { running: {} } };
const SPEC = {
  initContainers: [{ name: "istio-init" }, { name: "istio-proxy", restartPolicy: "Always" }],
  containers: [{ name: "app" }],
};
const pod = (status: JsonObject, metadata: JsonObject = {}): K8sObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "p", ...metadata },
  spec: SPEC,
  status: {
    phase: "Running",
    initContainerStatuses: [
      { name: "istio-init", restartCount: 7, ...done },
      { name: "istio-proxy", restartCount: 1, started: true, ...running },
    ],
    ...status,
  },
});
const app = (status: JsonObject): JsonObject => ({ containerStatuses: [{ name: "app", ...status }] });
const init = (state: JsonObject): JsonObject => ({
  initContainerStatuses: [
    { name: "istio-init", ...done },
    { name: "other", state },
  ],
});

describe("pod columns", () => {
  it("count native sidecars as containers, other init containers not", () => {
    const half = pod(app({ ready: false, restartCount: 2 }));
    expect(podReady(half)).toBe("1/2");
    expect(podRestarts(half, NOW)).toBe("3");
  });

  it("say when the last restart was", () => {
    const last = { lastState: { terminated: { finishedAt: "2026-01-01T23:00:00Z" } } };
    expect(podRestarts(pod(app({ restartCount: 2, ...last })), NOW)).toBe("3 (60m ago)");
  });

  it.each<readonly [string, K8sObject]>([
    ["Running", pod(app(running))],
    ["Pending", pod({ phase: "Pending", ...app({}) })],
    ["CrashLoopBackOff", pod(app({ state: { waiting: { reason: "CrashLoopBackOff" } } }))],
    ["OOMKilled", pod(app({ state: { terminated: { exitCode: 137, reason: "OOMKilled" } } }))],
    ["ExitCode:2", pod(app({ state: { terminated: { exitCode: 2 } } }))],
    ["Signal:9", pod(app({ state: { terminated: { exitCode: 137, signal: 9 } } }))],
    ["Completed", pod({ phase: "Succeeded", ...app(done) })],
    ["Evicted", pod({ phase: "Failed", reason: "Evicted" })],
    ["Init:1/2", pod({ ...init({ running: {} }), ...app({}) })],
    ["Init:Error", pod(init({ terminated: { exitCode: 1, reason: "Error" } }))],
    ["Init:ImagePullBackOff", pod(init({ waiting: { reason: "ImagePullBackOff" } }))],
    ["Init:1/2", pod(init({ waiting: { reason: "PodInitializing" } }))],
    ["Terminating", pod(app(running), { deletionTimestamp: "2026-01-01T00:00:00Z" })],
    ["Unknown", pod({ reason: "NodeLost" }, { deletionTimestamp: "2026-01-01T00:00:00Z" })],
    ["Completed", pod({ phase: "Succeeded", ...app(done) }, { deletionTimestamp: "2026-01-01T00:00:00Z" })],
  ])("show the status %s as kubectl does", (status, object) => {
    expect(podStatus(object)).toBe(status);
  });

  it("show a pod as running again while one of its containers does", () => {
    const both = {
      containerStatuses: [
        { name: "app", ...done },
        { name: "log", ...running },
      ],
    };
    expect(podStatus(pod(both))).toBe("NotReady");
    expect(podStatus(pod({ ...both, conditions: [{ type: "Ready", status: "True" }] }))).toBe("Running");
  });

  it("count the readiness gates that are open", () => {
    const gated = {
      ...pod({ conditions: [{ type: "a", status: "True" }] }),
      spec: { readinessGates: [{ conditionType: "a" }, { conditionType: "b" }] },
    };
    expect(podReadinessGates(gated)).toBe("1/2");
    expect(podReadinessGates(pod({}))).toBe("<none>");
  });

  it("survive a pod without any of it", () => {
    const bare = { ...pod({}), spec: 5, status: "x" };
    expect([podReady(bare), podRestarts(bare, NOW), podStatus(bare)]).toEqual(["0/0", "0", ""]);
  });
});
