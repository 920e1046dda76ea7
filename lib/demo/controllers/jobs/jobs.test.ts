import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { RunningCluster } from "@/lib/testing/running-cluster";
import { controlPlane } from "../../world/control-plane";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import { namespaceObject } from "../../world/simple-objects";
import { cronJob } from "../../world/workload";
import type { WorkloadSpec } from "../../world/workload-spec";

const NOW = Date.parse("2026-01-20T12:00:30Z");

function cluster(objects: readonly K8sObject[], injection = false): RunningCluster {
  return new RunningCluster([...controlPlane(), namespaceObject("shop", injection), ...objects], NOW);
}
const report = (schedule = "*/10 * * * *", more: Partial<WorkloadSpec> = {}): K8sObject =>
  cronJob({ namespace: "shop", name: "report", ...more }, schedule);
const withSpec =
  (more: JsonObject) =>
  (object: K8sObject): K8sObject => ({
    ...object,
    spec: { ...(isObject(object["spec"]) ? object["spec"] : {}), ...more },
  });
const job = (more: JsonObject = {}, pods: JsonObject = {}, annotations: JsonObject = {}): K8sObject => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "once", namespace: "shop" },
  spec: {
    ...more,
    template: {
      metadata: { annotations },
      spec: { containers: [{ name: "work", image: "work:1" }], restartPolicy: "Never", ...pods },
    },
  },
});
const FAILS = { "simulation.meshlens.io/behaviour": "fails" };
const conditions = (of: RunningCluster): readonly string[] =>
  objectsIn(jsonAt(of.get("Job", "once"), "status", "conditions")).map(({ type }) => textOr(type));
const jobs = (of: RunningCluster): readonly string[] => of.list("Job").map(({ metadata }) => metadata.name);
const phases = (of: RunningCluster): readonly string[] =>
  of.list("Pod", "shop").map((pod) => textOr(jsonAt(pod, "status", "phase")));

// https://kubernetes.io/docs/concepts/workloads/controllers/job/
describe("Job controller", () => {
  it("runs a pod until it has succeeded", () => {
    const running = cluster([]);
    running.put(job());
    running.advance(5_000);
    expect(phases(running)).toEqual(["Running"]);
    expect(running.get("Job", "once")["status"]).toMatchObject({ active: 1, ready: 1 });
    running.advance(20_000);
    expect(phases(running)).toEqual(["Succeeded"]);
    expect(running.get("Job", "once")["status"]).toMatchObject({
      succeeded: 1,
      completionTime: "2026-01-20T12:00:51Z",
    });
    expect(conditions(running)).toEqual(["SuccessCriteriaMet", "Complete"]);
    expect(running.events("Completed")).toEqual(["Completed: Job completed"]);
  });

  it.each([
    [{ completions: 4, parallelism: 2 }, 2, 50_000],
    [{ completions: 3, parallelism: 5 }, 3, 30_000],
  ])("runs %j with %d pods at once", (spec, atOnce, ms) => {
    const running = cluster([]);
    running.put(job(spec));
    running.advance(5_000);
    expect(phases(running)).toEqual(Array.from({ length: atOnce }, () => "Running"));
    running.advance(ms);
    expect(running.get("Job", "once")["status"]).toMatchObject({ succeeded: spec.completions });
  });

  it("takes as long as the pod's annotation says", () => {
    const running = cluster([]);
    running.put(job({}, {}, { "simulation.meshlens.io/run-seconds": "120" }));
    running.advance(115_000);
    expect(phases(running)).toEqual(["Running"]);
    running.advance(10_000);
    expect(phases(running)).toEqual(["Succeeded"]);
  });

  it("tries again with growing pauses, and gives up after backoffLimit", () => {
    const running = cluster([]);
    running.put(job({ backoffLimit: 2 }, {}, FAILS));
    running.advance(25_000);
    expect(phases(running)).toEqual(["Failed"]);
    expect(conditions(running)).toEqual([]);
    running.advance(300_000);
    expect(phases(running)).toEqual(["Failed", "Failed", "Failed"]);
    expect(conditions(running)).toEqual(["FailureTarget", "Failed"]);
    expect(running.events("BackoffLimitExceeded")).toHaveLength(1);
  });

  it("does not begin while suspended, and goes after its time to live", () => {
    const running = cluster([]);
    running.put(job({ suspend: true, ttlSecondsAfterFinished: 60 }));
    running.advance(60_000);
    expect(phases(running)).toEqual([]);
    running.change("Job", "once", withSpec({ suspend: false }));
    running.advance(60_000);
    expect(conditions(running)).toEqual(["SuccessCriteriaMet", "Complete"]);
    running.advance(60_000);
    expect(jobs(running)).toEqual([]);
    running.advance(5_000);
    expect(phases(running)).toEqual([]);
  });

  // https://istio.io/latest/blog/2023/native-sidecars/
  it.each([
    ["ends beside a native sidecar", {}, ["Succeeded"]],
    ["never ends beside a plain one", { "sidecar.istio.io/nativeSidecar": "false" }, ["Running"]],
  ])("%s", (_, annotations, expected) => {
    const running = cluster([], true);
    running.put(job({}, {}, annotations));
    running.advance(120_000);
    expect(phases(running)).toEqual(expected);
  });
});

// https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
describe("CronJob controller", () => {
  it("is brought up with the runs its history keeps", () => {
    const running = cluster([report()]);
    expect(jobs(running)).toHaveLength(3);
    expect(running.get("CronJob", "report")["status"]).toMatchObject({
      lastScheduleTime: "2026-01-20T12:00:00Z",
    });
    expect(phases(running)).toEqual(["Succeeded", "Succeeded", "Succeeded"]);
  });

  it("runs when it is due, and keeps three successes", () => {
    const running = cluster([report()]);
    const before = jobs(running);
    running.advance(10 * 60_000);
    expect(jobs(running)).toHaveLength(3);
    expect(jobs(running)).not.toEqual(before);
    expect(running.events("SuccessfulCreate").some((text) => text.includes("Created job report-"))).toBe(
      true,
    );
    expect(running.get("CronJob", "report")["status"]).toMatchObject({
      lastScheduleTime: "2026-01-20T12:10:00Z",
      lastSuccessfulTime: "2026-01-20T12:10:21Z",
    });
  });

  it.each([
    ["Forbid", 1],
    ["Replace", 1],
    ["Allow", 3],
  ])("lets runs overlap as %s says", (concurrencyPolicy, active) => {
    const slow = { annotations: { "simulation.meshlens.io/run-seconds": "100000" } };
    const running = cluster([]);
    running.put(withSpec({ concurrencyPolicy })(report("* * * * *", slow)));
    running.advance(3 * 60_000);
    running.advance(5_000);
    expect(phases(running).filter((phase) => phase === "Running")).toHaveLength(active);
  });

  it("does not run while suspended, nor by a schedule that cannot be read", () => {
    const running = cluster([withSpec({ suspend: true })(report())]);
    running.put({ ...report("every day"), metadata: { name: "odd", namespace: "shop" } });
    running.advance(3_600_000);
    expect(jobs(running)).toEqual([]);
    expect(running.events("UnparseableSchedule")).toHaveLength(0);
    expect(running.problems).toEqual([]);
  });
});
