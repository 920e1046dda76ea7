import { describe, expect, it } from "vitest";
import { RunningCluster } from "@/lib/testing/running-cluster";
import type { K8sObject } from "../../world/k8s-object";
import { NODES } from "../../world/nodes";
import { isObject, jsonAt, textOr } from "../../world/read-json";
import { namespaceObject } from "../../world/simple-objects";
import { daemonSet } from "../../world/workload";
import type { WorkloadSpec } from "../../world/workload-spec";

const agent = (more: Partial<WorkloadSpec> = {}): K8sObject =>
  daemonSet({ namespace: "infra", name: "agent", image: "agent:1", ...more });
const cluster = (...objects: readonly K8sObject[]): RunningCluster =>
  new RunningCluster([...NODES, namespaceObject("infra", false), ...objects]);
const nodesOf = (of: RunningCluster): readonly string[] =>
  of
    .list("Pod")
    .filter(({ metadata }) => metadata["deletionTimestamp"] === undefined)
    .map((pod) => textOr(jsonAt(pod, "spec", "nodeName")))
    .sort();
const withNodeSpec =
  (more: object) =>
  (node: K8sObject): K8sObject => ({
    ...node,
    spec: { ...(isObject(node["spec"]) ? node["spec"] : {}), ...more },
  });
const ALL = ["demo-node-1", "demo-node-2", "demo-node-3"];

// https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
describe("DaemonSet controller", () => {
  it("runs a pod on every node", () => {
    const running = cluster(agent());
    expect(nodesOf(running)).toEqual(ALL);
    expect(running.get("DaemonSet", "agent")["status"]).toMatchObject({
      desiredNumberScheduled: 3,
      numberReady: 3,
      numberAvailable: 3,
    });
  });

  it("follows nodes that come and go, and stays on a cordoned one", () => {
    const running = cluster(agent());
    const [node] = NODES;
    if (!node) throw new Error("no nodes");
    running.put({ ...node, metadata: { name: "demo-node-4" } });
    running.advance(3_000);
    expect(nodesOf(running)).toEqual([...ALL, "demo-node-4"]);
    running.remove(running.get("Node", "demo-node-4"));
    running.advance(3_000);
    running.change("Node", "demo-node-1", withNodeSpec({ unschedulable: true }));
    running.advance(3_000);
    expect(nodesOf(running)).toEqual(ALL);
  });

  it.each([
    ["without tolerating its taint", {}, ["demo-node-2", "demo-node-3"]],
    ["tolerating its taint", { podSpec: { tolerations: [{ operator: "Exists" }] } }, ALL],
  ])("runs on a tainted node only %s", (_, more, expected) => {
    const tainted = NODES.map((node, index) =>
      index === 0 ? withNodeSpec({ taints: [{ key: "special", effect: "NoSchedule" }] })(node) : node,
    );
    const running = new RunningCluster([...tainted, namespaceObject("infra", false), agent(more)]);
    expect(nodesOf(running)).toEqual(expected);
  });

  it("replaces its pods one after the other when the template changes", () => {
    const running = cluster(agent());
    running.put({ ...running.get("DaemonSet", "agent"), spec: agent({ image: "agent:2" })["spec"] });
    expect(nodesOf(running)).toHaveLength(2);
    running.advance(60_000);
    expect(nodesOf(running)).toEqual(ALL);
    expect(running.get("DaemonSet", "agent")["status"]).toMatchObject({ updatedNumberScheduled: 3 });
  });
});
