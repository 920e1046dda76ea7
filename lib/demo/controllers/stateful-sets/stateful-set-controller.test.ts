import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { RunningCluster } from "@/lib/testing/running-cluster";
import type { K8sObject } from "../../world/k8s-object";
import { NODES } from "../../world/nodes";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import { namespaceObject } from "../../world/simple-objects";
import { statefulSet } from "../../world/workload";

const specOf = (object: K8sObject): JsonObject => (isObject(object["spec"]) ? object["spec"] : {});
const withSpec =
  (more: JsonObject) =>
  (object: K8sObject): K8sObject => ({ ...object, spec: { ...specOf(object), ...more } });
const db = (image = "db:1"): K8sObject =>
  statefulSet({ namespace: "shop", name: "db", image, ports: [5432], replicas: 3 });
const cluster = (set: K8sObject = db()): RunningCluster =>
  new RunningCluster([...NODES, namespaceObject("shop", false), set]);
const pods = (of: RunningCluster): readonly string[] =>
  of.list("Pod").map((pod) => {
    const image = textOr(objectsIn(jsonAt(pod, "spec", "containers"))[0]?.["image"]);
    return `${pod.metadata.name} ${image}${pod.metadata["deletionTimestamp"] === undefined ? "" : " stopping"}`;
  });

// https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
describe("StatefulSet controller", () => {
  it("names pods by ordinal and gives them their identity", () => {
    const running = cluster();
    expect(pods(running)).toEqual(["db-0 db:1", "db-1 db:1", "db-2 db:1"]);
    expect(running.get("Pod", "db-1")).toMatchObject({
      metadata: {
        labels: { "statefulset.kubernetes.io/pod-name": "db-1", "apps.kubernetes.io/pod-index": "1" },
      },
      spec: { hostname: "db-1", subdomain: "db" },
    });
    expect(running.get("StatefulSet", "db")["status"]).toMatchObject({
      readyReplicas: 3,
      updatedReplicas: 3,
    });
  });

  it("makes the next pod only when the one before is ready, and all at once under Parallel", () => {
    const running = cluster();
    running.change("StatefulSet", "db", withSpec({ replicas: 5 }));
    expect(pods(running)).toHaveLength(4);
    running.advance(2_500);
    expect(pods(running)).toHaveLength(5);
    const parallel = cluster(withSpec({ podManagementPolicy: "Parallel" })(db()));
    parallel.change("StatefulSet", "db", withSpec({ replicas: 6 }));
    expect(pods(parallel)).toHaveLength(6);
  });

  it("removes pods from the highest ordinal down, one at a time", () => {
    const running = cluster();
    running.change("StatefulSet", "db", withSpec({ replicas: 1 }));
    expect(pods(running)).toEqual(["db-0 db:1", "db-1 db:1", "db-2 db:1 stopping"]);
    running.advance(10_000);
    expect(pods(running)).toEqual(["db-0 db:1"]);
  });

  it("makes a deleted pod again under its name", () => {
    const running = cluster();
    const before = running.get("Pod", "db-1").metadata.uid;
    running.remove(running.get("Pod", "db-1"));
    running.advance(5_000);
    expect(pods(running)).toEqual(["db-0 db:1", "db-1 db:1", "db-2 db:1"]);
    expect(running.get("Pod", "db-1").metadata.uid).not.toBe(before);
  });

  it.each([
    ["all pods", {}, ["db-0 db:2", "db-1 db:2", "db-2 db:2"]],
    [
      "those from its partition on",
      { updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 2 } } },
      ["db-0 db:1", "db-1 db:1", "db-2 db:2"],
    ],
    [
      "none under OnDelete",
      { updateStrategy: { type: "OnDelete" } },
      ["db-0 db:1", "db-1 db:1", "db-2 db:1"],
    ],
  ])("updates %s", (_, more, expected) => {
    const running = cluster(withSpec(more)(db()));
    running.change("StatefulSet", "db", withSpec({ template: specOf(db("db:2"))["template"] }));
    running.advance(60_000);
    expect(pods(running)).toEqual(expected);
  });
});
