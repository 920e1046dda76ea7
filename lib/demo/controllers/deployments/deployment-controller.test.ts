import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { RunningCluster } from "@/lib/testing/running-cluster";
import type { K8sObject } from "../../world/k8s-object";
import { NODES } from "../../world/nodes";
import { numberAt } from "../../world/number-at";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import { namespaceObject } from "../../world/simple-objects";
import { deployment } from "../../world/workload";
import type { WorkloadSpec } from "../../world/workload-spec";

const specOf = (object: K8sObject): JsonObject => (isObject(object["spec"]) ? object["spec"] : {});
const withSpec =
  (more: JsonObject) =>
  (object: K8sObject): K8sObject => ({
    ...object,
    spec: { ...specOf(object), ...more },
  });
const web = (more: Partial<WorkloadSpec> = {}): K8sObject =>
  deployment({ namespace: "shop", name: "web", image: "web:1", ports: [8080], replicas: 4, ...more });
const withImage =
  (image: string) =>
  (object: K8sObject): K8sObject =>
    withSpec({ template: specOf(web({ image }))["template"] })(object);

function cluster(...objects: readonly K8sObject[]): RunningCluster {
  return new RunningCluster([...NODES, namespaceObject("shop", false), ...objects]);
}

const imageOf = (object: K8sObject): string => {
  const containers =
    jsonAt(object, "spec", "containers") ?? jsonAt(object, "spec", "template", "spec", "containers");
  return textOr(objectsIn(containers)[0]?.["image"]);
};
/** The pods that are not stopping, by image, as `image ready/all`. */
function pods(of: RunningCluster): Record<string, string> {
  const active = of.list("Pod", "shop").filter(({ metadata }) => metadata["deletionTimestamp"] === undefined);
  const isReady = (pod: K8sObject): boolean =>
    objectsIn(jsonAt(pod, "status", "conditions")).some(
      ({ type, status }) => type === "Ready" && status === "True",
    );
  const images = [...new Set(active.map(imageOf))].sort();
  return Object.fromEntries(
    images.map((image) => {
      const some = active.filter((pod) => imageOf(pod) === image);
      return [image, `${some.filter(isReady).length}/${some.length}`];
    }),
  );
}
const condition = (of: RunningCluster, type: string): JsonObject | undefined =>
  objectsIn(jsonAt(of.get("Deployment", "web"), "status", "conditions")).find((one) => one["type"] === type);
const progress = (of: RunningCluster): string =>
  `${textOr(condition(of, "Progressing")?.["status"])} ${textOr(condition(of, "Progressing")?.["reason"])}`;
const revision = (of: RunningCluster): string | undefined =>
  of.get("Deployment", "web").metadata.annotations?.["deployment.kubernetes.io/revision"];
const sets = (of: RunningCluster): readonly string[] =>
  of
    .list("ReplicaSet")
    .map((set) => `${imageOf(set)}=${numberAt(set, -1, "spec", "replicas")}`)
    .sort();

// https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
describe("deployment controller", () => {
  it("is up at the start, as if it had been for long", () => {
    const running = cluster(web());
    expect(pods(running)).toEqual({ "web:1": "4/4" });
    expect(running.get("Deployment", "web")["status"]).toMatchObject({
      observedGeneration: 1,
      replicas: 4,
      updatedReplicas: 4,
      readyReplicas: 4,
      availableReplicas: 4,
    });
    expect(progress(running)).toBe("True NewReplicaSetAvailable");
    expect(condition(running, "Available")?.["status"]).toBe("True");
    expect(running.list("Event")).toEqual([]);
    expect(running.waiting).toBe(0);
    expect(running.problems).toEqual([]);
  });

  it("names ReplicaSet and pods by the hash of the template", () => {
    const running = cluster(web());
    const [set] = running.list("ReplicaSet");
    const hash = set?.metadata.labels?.["pod-template-hash"] ?? "";
    expect(set?.metadata.name).toBe(`web-${hash}`);
    for (const pod of running.list("Pod")) {
      expect(pod.metadata.name).toMatch(new RegExp(`^web-${hash}-[a-z0-9]{5}$`));
      expect(pod.metadata.labels).toMatchObject({ app: "web", "pod-template-hash": hash });
    }
    expect(
      cluster(web())
        .list("Pod")
        .map(({ metadata }) => metadata.name),
    ).toEqual(running.list("Pod").map(({ metadata }) => metadata.name));
  });

  it("rolls out step by step, never below 25% missing nor above 25% surplus", () => {
    const running = cluster(web());
    running.change("Deployment", "web", withImage("web:2"));
    expect(pods(running)).toEqual({ "web:1": "3/3", "web:2": "0/2" });
    expect(progress(running)).toBe("True ReplicaSetUpdated");
    for (let second = 0; second < 12; second += 1) {
      running.advance(1_000);
      const counts = Object.values(pods(running)).map((text) => text.split("/").map(Number));
      const ready = counts.reduce((sum, [count = 0]) => sum + count, 0);
      const all = counts.reduce((sum, [, count = 0]) => sum + count, 0);
      expect(ready).toBeGreaterThanOrEqual(3);
      expect(all).toBeLessThanOrEqual(5);
    }
    expect(pods(running)).toEqual({ "web:2": "4/4" });
    expect(progress(running)).toBe("True NewReplicaSetAvailable");
    expect(revision(running)).toBe("2");
    expect(sets(running)).toEqual(["web:1=0", "web:2=4"]);
    expect(running.events("ScalingReplicaSet").length).toBeGreaterThanOrEqual(4);
    expect(running.waiting).toBeLessThanOrEqual(1);
  });

  it("is not rolled out anew by defaults that the API server fills in", () => {
    const running = cluster(web());
    const before = running.list("ReplicaSet").length;
    running.change("Deployment", "web", (object) => {
      const template = jsonAt(object, "spec", "template");
      const [container] = objectsIn(jsonAt(template, "spec", "containers"));
      const { terminationMessagePolicy: _, ...bare } = container ?? {};
      const own = jsonAt(template, "spec");
      const spec = { ...(isObject(own) ? own : {}), containers: [bare] };
      return withSpec({ template: { ...(isObject(template) ? template : {}), spec } })(object);
    });
    expect(running.list("ReplicaSet")).toHaveLength(before);
  });

  it("ends all old pods before it makes new ones under Recreate", () => {
    const running = cluster(withSpec({ strategy: { type: "Recreate" } })(web()));
    running.change("Deployment", "web", withImage("web:2"));
    expect(pods(running)).toEqual({});
    running.advance(2_000);
    expect(pods(running)).toEqual({ "web:2": "0/4" });
    running.advance(3_000);
    expect(pods(running)).toEqual({ "web:2": "4/4" });
  });

  it("stops where it is while paused, and goes on when resumed", () => {
    const running = cluster(web());
    running.change("Deployment", "web", withSpec({ paused: true }));
    running.change("Deployment", "web", withImage("web:2"));
    running.advance(20_000);
    expect(pods(running)).toEqual({ "web:1": "4/4" });
    expect(progress(running)).toBe("Unknown DeploymentPaused");
    running.change("Deployment", "web", withSpec({ replicas: 6 }));
    running.advance(5_000);
    expect(pods(running)).toEqual({ "web:1": "6/6" });
    running.change("Deployment", "web", withSpec({ paused: false }));
    running.advance(20_000);
    expect(pods(running)).toEqual({ "web:2": "6/6" });
  });

  it("takes the old ReplicaSet again when a rollout is undone, under a new revision", () => {
    const running = cluster(web());
    running.change("Deployment", "web", withImage("web:2"));
    running.advance(20_000);
    running.change("Deployment", "web", withImage("web:1"));
    running.advance(20_000);
    expect(pods(running)).toEqual({ "web:1": "4/4" });
    expect(sets(running)).toEqual(["web:1=4", "web:2=0"]);
    expect(revision(running)).toBe("3");
  });

  it("keeps as many old ReplicaSets as revisionHistoryLimit says", () => {
    const running = cluster(withSpec({ revisionHistoryLimit: 2 })(web()));
    for (const version of [2, 3, 4, 5]) {
      running.change("Deployment", "web", withImage(`web:${version}`));
      running.advance(20_000);
    }
    expect(sets(running)).toEqual(["web:3=0", "web:4=0", "web:5=4"]);
  });

  it("leaves the old pods running when the new version crashes, and gives up after its deadline", () => {
    const running = cluster(withSpec({ progressDeadlineSeconds: 60 })(web()));
    running.change("Deployment", "web", withImage("web:crash"));
    running.advance(59_000);
    expect(pods(running)).toEqual({ "web:1": "3/3", "web:crash": "0/2" });
    expect(progress(running)).toBe("True ReplicaSetUpdated");
    running.advance(10_000);
    expect(progress(running)).toBe("False ProgressDeadlineExceeded");
    running.change("Deployment", "web", withImage("web:2"));
    running.advance(20_000);
    expect(pods(running)).toEqual({ "web:2": "4/4" });
    expect(progress(running)).toBe("True NewReplicaSetAvailable");
  });

  it("waits for minReadySeconds before a new pod counts", () => {
    const running = cluster(withSpec({ minReadySeconds: 30 })(web({ replicas: 1 })));
    running.change("Deployment", "web", withImage("web:2"));
    running.advance(20_000);
    expect(pods(running)).toEqual({ "web:1": "1/1", "web:2": "1/1" });
    running.advance(20_000);
    expect(pods(running)).toEqual({ "web:2": "1/1" });
  });

  it.each([
    [0, {}],
    [1, { "web:1": "1/1" }],
    [7, { "web:1": "7/7" }],
  ])("scales to %d pods", (replicas, expected) => {
    const running = cluster(web());
    running.change("Deployment", "web", withSpec({ replicas }));
    running.advance(5_000);
    expect(pods(running)).toEqual(expected);
    expect(running.events("ScalingReplicaSet")[0]).toMatch(
      new RegExp(`Scaled ${replicas > 4 ? "up" : "down"} replica set web-\\w+ from 4 to ${replicas}$`),
    );
  });

  it("restarts all pods when only the template's annotations change, as kubectl rollout restart does", () => {
    const running = cluster(web());
    const before = running.list("Pod").map(({ metadata }) => metadata.uid);
    const restarted = web({ annotations: { "kubectl.kubernetes.io/restartedAt": "2026-01-20T12:00:00Z" } });
    running.change("Deployment", "web", withSpec({ template: specOf(restarted)["template"] }));
    running.advance(20_000);
    expect(pods(running)).toEqual({ "web:1": "4/4" });
    for (const { metadata } of running.list("Pod")) expect(before).not.toContain(metadata.uid);
  });

  it("removes its ReplicaSets and pods when it is deleted", () => {
    const running = cluster(web());
    running.remove(running.get("Deployment", "web"));
    expect(running.list("ReplicaSet")).toEqual([]);
    running.advance(5_000);
    expect(running.list("Pod")).toEqual([]);
  });
});
