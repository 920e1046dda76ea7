import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { RunningCluster } from "@/lib/testing/running-cluster";
import type { K8sObject } from "../../world/k8s-object";
import { NODES } from "../../world/nodes";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import { namespaceObject } from "../../world/simple-objects";
import { deployment } from "../../world/workload";
import type { WorkloadSpec } from "../../world/workload-spec";

const cluster = (more: Partial<WorkloadSpec> = {}): RunningCluster =>
  new RunningCluster([
    ...NODES,
    namespaceObject("shop", false),
    deployment({ namespace: "shop", name: "web", replicas: 6, ...more }),
  ]);
const active = (of: RunningCluster): readonly K8sObject[] =>
  of.list("Pod").filter(({ metadata }) => metadata["deletionTimestamp"] === undefined);
const nodeOf = (pod: K8sObject): string => textOr(jsonAt(pod, "spec", "nodeName"));
const countOn = (of: RunningCluster, node: string): number =>
  active(of).filter((pod) => nodeOf(pod) === node).length;
const isReady = (pod: K8sObject): boolean =>
  objectsIn(jsonAt(pod, "status", "conditions")).some(
    ({ type, status }) => type === "Ready" && status === "True",
  );
const withSpec =
  (more: JsonObject) =>
  (node: K8sObject): K8sObject => ({
    ...node,
    spec: { ...(isObject(node["spec"]) ? node["spec"] : {}), ...more },
  });
const notReady =
  (of: RunningCluster, since?: number) =>
  (node: K8sObject): K8sObject => ({
    ...node,
    status: {
      ...(isObject(node["status"]) ? node["status"] : {}),
      conditions: [
        {
          type: "Ready",
          status: "False",
          ...(since === undefined ? {} : { lastTransitionTime: new Date(of.now - since).toISOString() }),
        },
      ],
    },
  });
const LOST = "demo-node-2";

describe("nodes", () => {
  // https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
  it("share the pods of a workload evenly, in three zones", () => {
    const running = cluster();
    expect(NODES.map(({ metadata }) => countOn(running, metadata.name))).toEqual([2, 2, 2]);
    const zones = NODES.map(({ metadata }) => metadata.labels?.["topology.kubernetes.io/zone"]);
    expect(new Set(zones).size).toBe(3);
  });

  // https://kubernetes.io/docs/concepts/architecture/nodes/#manual-node-administration
  it("keep their pods and take no more when cordoned", () => {
    const running = cluster();
    running.change("Node", LOST, withSpec({ unschedulable: true }));
    expect(objectsIn(jsonAt(running.get("Node", LOST), "spec", "taints"))).toEqual([
      { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" },
    ]);
    for (const pod of active(running).filter((one) => nodeOf(one) === LOST)) running.remove(pod);
    running.advance(5_000);
    expect(countOn(running, LOST)).toBe(0);
    expect(active(running)).toHaveLength(6);
    expect(running.events("NodeNotSchedulable")).toEqual([
      `NodeNotSchedulable: Node ${LOST} status is now: NodeNotSchedulable`,
    ]);
    running.change("Node", LOST, withSpec({ unschedulable: false }));
    expect(running.events("NodeSchedulable")).toHaveLength(1);
    expect(jsonAt(running.get("Node", LOST), "spec", "taints")).toBeUndefined();
  });

  // https://kubernetes.io/docs/concepts/architecture/nodes/#management
  it("join when they are made, and take pods", () => {
    const running = cluster();
    running.put({ apiVersion: "v1", kind: "Node", metadata: { name: "spare" } });
    running.advance(1_000);
    const conditions = objectsIn(jsonAt(running.get("Node", "spare"), "status", "conditions"));
    expect(conditions.find(({ type }) => type === "Ready")).toMatchObject({ status: "True" });
    expect(running.events("RegisteredNode")).toEqual([
      "RegisteredNode: Node spare event: Registered Node spare in Controller",
    ]);
    for (const pod of active(running)) running.remove(pod);
    running.advance(5_000);
    expect(countOn(running, "spare")).toBeGreaterThan(0);
  });

  // https://kubernetes.io/docs/concepts/architecture/nodes/#condition
  it("take their pods' readiness with them at once, and lose the pods after five minutes", () => {
    const running = cluster();
    running.change("Node", LOST, notReady(running, 0));
    expect(active(running).filter(isReady)).toHaveLength(4);
    expect(running.events("NodeNotReady")).toEqual([
      `NodeNotReady: Node ${LOST} status is now: NodeNotReady`,
    ]);
    running.advance(290_000);
    expect(countOn(running, LOST)).toBe(2);
    running.advance(15_000);
    expect(countOn(running, LOST)).toBe(0);
    expect(active(running).filter(isReady)).toHaveLength(6);
  });

  it("lose their pods at once when nobody knows since when they are not ready", () => {
    const running = cluster();
    running.change("Node", LOST, notReady(running));
    running.advance(5_000);
    expect(countOn(running, LOST)).toBe(0);
    expect(active(running).filter(isReady)).toHaveLength(6);
  });

  it("take their pods along when they are deleted", () => {
    const running = cluster();
    running.remove(running.get("Node", LOST));
    running.advance(5_000);
    expect(countOn(running, LOST)).toBe(0);
    expect(active(running).filter(isReady)).toHaveLength(6);
  });

  it("leave a pod pending that none of them accepts, until one does", () => {
    const running = cluster({ replicas: 1, podSpec: { nodeSelector: { disk: "ssd" } } });
    const [pod] = active(running);
    expect(jsonAt(pod, "status", "phase")).toBe("Pending");
    expect(running.events("FailedScheduling")).toEqual([expect.stringContaining("0/3 nodes are available")]);
    running.change("Node", LOST, (node) => ({
      ...node,
      metadata: { ...node.metadata, labels: { ...node.metadata.labels, disk: "ssd" } },
    }));
    running.advance(5_000);
    expect(countOn(running, LOST)).toBe(1);
  });
});
