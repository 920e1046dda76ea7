import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { RunningCluster } from "@/lib/testing/running-cluster";
import { controlPlane } from "../../world/control-plane";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import { namespaceObject } from "../../world/simple-objects";
import { deployment } from "../../world/workload";
import type { WorkloadSpec } from "../../world/workload-spec";
import { BEHAVIOUR_ANNOTATION } from "./simulated-behaviour";

const like = (pattern: RegExp): unknown => expect.stringMatching(pattern);

const web = (more: Partial<WorkloadSpec> = {}): K8sObject =>
  deployment({ namespace: "shop", name: "web", image: "web:1", ports: [8080], ...more });
const cluster = (...objects: readonly K8sObject[]): RunningCluster =>
  new RunningCluster([...controlPlane(), namespaceObject("shop", true), ...objects]);
/** A cluster in which the pods come to be before the test's eyes. */
function growing(more: Partial<WorkloadSpec> = {}): RunningCluster {
  const running = cluster();
  running.put(web(more));
  return running;
}
const pods = (of: RunningCluster): readonly K8sObject[] => of.list("Pod", "shop");
const first = (of: RunningCluster): K8sObject => {
  const [pod] = pods(of);
  if (pod === undefined) throw new Error("no pod");
  return pod;
};
const phase = (of: RunningCluster): string => textOr(jsonAt(first(of), "status", "phase"));
const app = (of: RunningCluster): JsonObject =>
  objectsIn(jsonAt(first(of), "status", "containerStatuses"))[0] ?? {};
const ready = (of: RunningCluster): string =>
  textOr(
    objectsIn(jsonAt(first(of), "status", "conditions")).find(({ type }) => type === "Ready")?.["status"],
  );

// https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
describe("pod lifecycle", () => {
  it("goes from Pending over Running to ready in two seconds, and tells of it", () => {
    const running = growing();
    expect([phase(running), ready(running)]).toEqual(["Pending", "False"]);
    expect(jsonAt(app(running), "state", "waiting", "reason")).toBe("PodInitializing");
    running.advance(1_000);
    expect([phase(running), ready(running)]).toEqual(["Running", "False"]);
    running.advance(1_000);
    expect([phase(running), ready(running)]).toEqual(["Running", "True"]);
    const { name } = first(running).metadata;
    const node = textOr(jsonAt(first(running), "spec", "nodeName"));
    const told = running.events();
    for (const event of [
      `Scheduled: Successfully assigned shop/${name} to ${node}`,
      "Started: Started container web",
      "Started: Started container istio-proxy",
      'Pulled: Container image "web:1" already present on machine',
    ])
      expect(told).toContain(event);
    expect(running.events("Unhealthy")).toEqual([]);
    expect(running.waiting).toBeLessThanOrEqual(1);
  });

  it("has addresses, an image id and started containers once it runs", () => {
    const running = cluster(web());
    expect(first(running)["status"]).toMatchObject({
      podIP: like(/^10\.1[23]\d\.\d+\.\d+$/),
      hostIP: like(/^192\.168\.49\.[234]$/),
      qosClass: "Burstable",
      initContainerStatuses: [
        { name: "istio-init", state: { terminated: { exitCode: 0, reason: "Completed" } } },
        { name: "istio-proxy", ready: true, started: true, state: { running: {} } },
      ],
    });
    expect(textOr(app(running)["imageID"])).toMatch(/^web@sha256:[0-9a-f]{64}$/);
  });

  it("is made again under another name when a person deletes it", () => {
    const running = cluster(web());
    const before = first(running);
    running.remove(before);
    running.advance(3_000);
    expect(pods(running)).toHaveLength(1);
    expect(first(running).metadata.name).not.toBe(before.metadata.name);
    expect(ready(running)).toBe("True");
  });

  it("has two seconds to stop, and stays while a finalizer holds it", () => {
    const running = cluster(web());
    const [pod] = pods(running);
    running.change("Deployment", "web", (object) => ({ ...object, spec: web({ replicas: 0 })["spec"] }));
    expect(first(running).metadata["deletionTimestamp"]).toBeDefined();
    expect(running.events("Killing")).toEqual(["Killing: Stopping container web"]);
    running.advance(2_000);
    expect(pods(running)).toEqual([]);
    expect(pod).toBeDefined();
  });
});

// https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
describe("misbehaving containers", () => {
  it.each([
    ["the image's tag crash", { image: "web:crash" }],
    ["the annotation crash-loop", { annotations: { [BEHAVIOUR_ANNOTATION]: "crash-loop" } }],
  ])("crash again and again by %s, with growing pauses", (_, more) => {
    const running = growing(more);
    const seen: string[] = [];
    for (let second = 0; second < 60; second += 1) {
      running.advance(1_000);
      const state = textOr(jsonAt(app(running), "state", "waiting", "reason")) || "running";
      const text = `${state} ${JSON.stringify(app(running)["restartCount"] ?? null)}`;
      if (seen.at(-1) !== text) seen.push(text);
      expect(ready(running)).toBe("False");
    }
    expect(seen).toEqual([
      "running 0",
      "CrashLoopBackOff 0",
      "running 1",
      "CrashLoopBackOff 1",
      "running 2",
      "CrashLoopBackOff 2",
    ]);
    expect(jsonAt(app(running), "lastState", "terminated")).toMatchObject({ exitCode: 1, reason: "Error" });
    expect(textOr(jsonAt(app(running), "state", "waiting", "message"))).toMatch(
      /^back-off 40s restarting failed container=web/,
    );
    expect(running.events("BackOff").length).toBeGreaterThan(0);
  });

  it("has crashed for a day when the cluster is brought up with it", () => {
    const restarts = app(cluster(web({ image: "web:crash" })))["restartCount"];
    expect(restarts).toBeGreaterThan(300);
  });

  it("waits for an image that is missing", () => {
    const running = growing({ image: "web:missing" });
    running.advance(5_000);
    expect(phase(running)).toBe("Pending");
    expect(jsonAt(app(running), "state", "waiting", "reason")).toBe("ImagePullBackOff");
    expect(running.events("Failed")).toHaveLength(1);
  });

  it("is never ready by its annotation, although it runs", () => {
    const running = growing({ annotations: { [BEHAVIOUR_ANNOTATION]: "never-ready" } });
    running.advance(600_000);
    expect([phase(running), ready(running)]).toEqual(["Running", "False"]);
    expect(running.events("Unhealthy")).toEqual([
      "Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503",
    ]);
  });

  it("is ready late by its annotation slow-start", () => {
    const running = growing({ annotations: { [BEHAVIOUR_ANNOTATION]: "slow-start" } });
    running.advance(30_000);
    expect(ready(running)).toBe("False");
    running.advance(1_000);
    expect(ready(running)).toBe("True");
  });
});
