import { describe, expect, it } from "vitest";
import { meshObject, podObject, snapshotOf } from "@/lib/testing/mesh-object";
import type { ObjectMeta } from "./cluster-object";
import { workloadOfPod } from "./workload-of-pod";

const owned = (kind: string, name: string): Partial<ObjectMeta> => ({ owner: { kind, name } });
const snapshot = snapshotOf({
  ReplicaSet: [
    meshObject("ReplicaSet", "reviews-v1-7d4", owned("Deployment", "reviews-v1")),
    meshObject("ReplicaSet", "canary-5f6", owned("Rollout", "canary")),
    meshObject("ReplicaSet", "alone"),
  ],
  Job: [
    meshObject("Job", "report-2901", owned("CronJob", "report")),
    meshObject("Job", "migrate"),
    meshObject("Job", "migrate-20240101"),
  ],
});

describe("workloadOfPod", () => {
  it.each<[string, Partial<ObjectMeta>, string]>([
    ["the Deployment of its ReplicaSet", owned("ReplicaSet", "reviews-v1-7d4"), "reviews-v1"],
    ["the Argo Rollout of its ReplicaSet", owned("ReplicaSet", "canary-5f6"), "canary"],
    ["a ReplicaSet nobody owns", owned("ReplicaSet", "alone"), "alone"],
    ["the CronJob of its Job", owned("Job", "report-2901"), "report"],
    ["a Job nobody owns", owned("Job", "migrate"), "migrate"],
    ["its StatefulSet", owned("StatefulSet", "db"), "db"],
    ["its custom owner", owned("CloneSet", "kruise"), "kruise"],
    ["itself without an owner", {}, "pod-1"],
    [
      "a ReplicaSet that cannot be read, without the template hash",
      { ...owned("ReplicaSet", "ratings-v1-9a8"), labels: { "pod-template-hash": "9a8" } },
      "ratings-v1",
    ],
    [
      "a Rollout's ReplicaSet that cannot be read",
      { ...owned("ReplicaSet", "blue-77"), labels: { "rollouts-pod-template-hash": "77" } },
      "blue",
    ],
    [
      "a ReplicaSet that cannot be read and is not named by the template hash",
      { ...owned("ReplicaSet", "custom-1"), labels: { "pod-template-hash": "9a8" } },
      "custom-1",
    ],
    ["a ReplicaSet of which nothing else is known", owned("ReplicaSet", "ghost-1"), "ghost-1"],
    ["a Job that cannot be read", owned("Job", "ghost-job"), "ghost-job"],
    ["a CronJob's Job that cannot be read, without its minute", owned("Job", "ghost-29012345"), "ghost"],
    ["a Job that nobody owns but is named like a CronJob's", owned("Job", "migrate-20240101"), "migrate"],
    [
      "the DeploymentConfig of its ReplicationController",
      { ...owned("ReplicationController", "web-7"), labels: { deploymentconfig: "web" } },
      "web",
    ],
    ["a ReplicationController of no DeploymentConfig", owned("ReplicationController", "rc"), "rc"],
  ])("is %s", (_, meta, expected) => {
    expect(workloadOfPod(podObject("pod-1", meta).meta, snapshot)).toBe(expected);
  });
});
