import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { RunningCluster } from "@/lib/testing/running-cluster";
import type { K8sObject } from "../../world/k8s-object";
import { NODES } from "../../world/nodes";
import { numberAt } from "../../world/number-at";
import { isObject, jsonAt, objectsIn } from "../../world/read-json";
import { namespaceObject } from "../../world/simple-objects";
import { autoscaler, deployment } from "../../world/workload";
import { cpuCores } from "./cpu-cores";

const TARGET = { namespace: "shop", name: "web" };
function cluster(replicas: number, metrics?: readonly JsonObject[]): RunningCluster {
  const made = autoscaler(TARGET, { min: 2, max: 10, percent: 50 });
  const spec = isObject(made["spec"]) ? made["spec"] : {};
  const hpa: K8sObject = { ...made, spec: { ...spec, ...(metrics === undefined ? {} : { metrics }) } };
  return new RunningCluster([
    ...NODES,
    namespaceObject("shop", false),
    deployment({ ...TARGET, replicas }),
    hpa,
  ]);
}
const replicas = (of: RunningCluster): number =>
  numberAt(of.get("Deployment", "web"), -1, "spec", "replicas");
const status = (of: RunningCluster): unknown => of.get("HorizontalPodAutoscaler", "web")["status"];

// https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details
describe("autoscaler", () => {
  // A pod requests 0.1 cores, of which half is the target.
  it.each([
    ["grows in proportion to the load", 4, 0.075, 6],
    ["stays within a tenth of the target", 4, 0.054, 4],
    ["shrinks in proportion", 8, 0.025, 4],
    ["has never fewer than minReplicas", 4, 0.001, 2],
    ["has never more than maxReplicas", 4, 5, 8],
  ])("%s", (_, from, load, expected) => {
    const running = cluster(from);
    running.load = load;
    running.advance(15_000);
    expect(replicas(running)).toBe(expected);
  });

  it("reaches maxReplicas in steps that double at most", () => {
    const running = cluster(2);
    running.load = 1;
    running.advance(15_000);
    expect(replicas(running)).toBe(6);
    running.advance(15_000);
    expect(replicas(running)).toBe(10);
    running.advance(60_000);
    expect(replicas(running)).toBe(10);
    expect(running.events("SuccessfulRescale")).toHaveLength(2);
  });

  it("waits five minutes after a change before it shrinks", () => {
    const running = cluster(4);
    running.load = 0.075;
    running.advance(15_000);
    running.load = 0.01;
    running.advance(240_000);
    expect(replicas(running)).toBe(6);
    running.advance(90_000);
    expect(replicas(running)).toBe(2);
  });

  it("tells what it measured, and that it cannot where nothing is known", () => {
    const running = cluster(4);
    expect(
      objectsIn(jsonAt(running.get("HorizontalPodAutoscaler", "web"), "status", "conditions")),
    ).toContainEqual(
      expect.objectContaining({ type: "ScalingActive", status: "False", reason: "FailedGetResourceMetric" }),
    );
    running.load = 0.05;
    running.advance(15_000);
    expect(status(running)).toMatchObject({
      currentReplicas: 4,
      desiredReplicas: 4,
      currentMetrics: [
        { resource: { name: "cpu", current: { averageUtilization: 50, averageValue: "50m" } } },
      ],
    });
  });

  it("aims at an average value as well", () => {
    const running = cluster(4, [
      { type: "Resource", resource: { name: "cpu", target: { type: "AverageValue", averageValue: "200m" } } },
    ]);
    running.load = 0.3;
    running.advance(15_000);
    expect(replicas(running)).toBe(6);
  });

  it.each([
    ["250m", 0.25],
    ["2", 2],
    ["0.5", 0.5],
    [3, 3],
    ["1Gi", 0],
    ["", 0],
    [null, 0],
  ])("reads %j as %d cores", (quantity, cores) => {
    expect(cpuCores(quantity)).toBe(cores);
  });
});
