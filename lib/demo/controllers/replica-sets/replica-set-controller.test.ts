import { describe, expect, it } from "vitest";
import { RunningCluster } from "@/lib/testing/running-cluster";
import type { K8sObject } from "../../world/k8s-object";
import { NODES } from "../../world/nodes";
import { podTemplate } from "../../world/pod-template";
import { jsonAt, objectsIn } from "../../world/read-json";
import { namespaceObject } from "../../world/simple-objects";
import { BEHAVIOUR_ANNOTATION } from "../pods/simulated-behaviour";

const set = (replicas: number, annotations: Readonly<Record<string, string>> = {}): K8sObject => ({
  apiVersion: "apps/v1",
  kind: "ReplicaSet",
  metadata: { name: "web", namespace: "shop" },
  spec: {
    replicas,
    selector: { matchLabels: { app: "web" } },
    template: podTemplate({ namespace: "shop", name: "web", annotations }),
  },
});
const cluster = (object: K8sObject): RunningCluster =>
  new RunningCluster([...NODES, namespaceObject("shop", false), object]);
const active = (of: RunningCluster): readonly K8sObject[] =>
  of.list("Pod").filter(({ metadata }) => metadata["deletionTimestamp"] === undefined);

// https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
describe("ReplicaSet controller", () => {
  it("keeps as many pods as asked for, and tells of each", () => {
    const running = cluster(set(0));
    running.put({ ...running.get("ReplicaSet", "web"), spec: set(3)["spec"] });
    expect(running.get("ReplicaSet", "web")["status"]).toMatchObject({ replicas: 3, readyReplicas: 0 });
    running.advance(2_000);
    expect(running.get("ReplicaSet", "web")["status"]).toMatchObject({
      replicas: 3,
      fullyLabeledReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
    });
    expect(running.events("SuccessfulCreate")).toHaveLength(3);
  });

  it("ends pods that are not ready first, then the younger ones", () => {
    const running = cluster(set(2));
    const [old] = active(running);
    if (old === undefined) throw new Error("no pod");
    running.advance(60_000);
    running.put({
      ...running.get("ReplicaSet", "web"),
      spec: set(3, { [BEHAVIOUR_ANNOTATION]: "never-ready" })["spec"],
    });
    running.advance(10_000);
    expect(active(running)).toHaveLength(3);
    running.put({ ...running.get("ReplicaSet", "web"), spec: set(2)["spec"] });
    running.advance(5_000);
    expect(
      active(running).every((pod) =>
        objectsIn(jsonAt(pod, "status", "conditions")).some(
          ({ type, status }) => type === "Ready" && status === "True",
        ),
      ),
    ).toBe(true);
    expect(running.events("SuccessfulDelete")).toHaveLength(1);
  });

  it("lets a pod go whose labels no longer match, and makes another", () => {
    const running = cluster(set(2));
    const [pod] = active(running);
    if (pod === undefined) throw new Error("no pod");
    running.change("Pod", pod.metadata.name, (object) => ({
      ...object,
      metadata: { ...object.metadata, labels: { app: "debugged" } },
    }));
    running.advance(5_000);
    expect(active(running)).toHaveLength(3);
    expect(objectsIn(running.get("Pod", pod.metadata.name).metadata["ownerReferences"])).toEqual([]);
  });

  it("makes no more than two thousand pods, whatever is asked for", () => {
    const running = cluster(set(1_000_000));
    expect(active(running)).toHaveLength(2_000);
  });
});
