import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { kubernetesTime } from "../../kube-api/write/next-state";
import type { K8sObject } from "../../world/k8s-object";
import { numberAt } from "../../world/number-at";
import type { ObjectsView } from "../../world/objects-view";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { Controller, Reconciled, Write } from "../controller";
import { earliest } from "../earliest";
import type { Allocations } from "../loop/allocations";
import { ownedObjects } from "../owned-objects";
import { createPod } from "../pods/create-pod";
import { isActivePod, podReadyAt } from "../pods/pod-readiness";
import { terminatePod } from "../pods/terminate-pod";
import { jobOutcome } from "./job-outcome";

const component = "job-controller";
const MOST_PODS = 500;
const FIRST_RETRY_MS = 10_000;
const LONGEST_RETRY_MS = 360_000;

const phaseOf = (pod: K8sObject): string => textOr(jsonAt(pod, "status", "phase"));

/** Unix milliseconds when the last of some pods ended. */
function lastEnd(pods: readonly K8sObject[]): number {
  const ends = pods
    .flatMap((pod) => objectsIn(jsonAt(pod, "status", "containerStatuses")))
    .map((status) => Date.parse(textOr(jsonAt(status, "state", "terminated", "finishedAt"))))
    .filter((at) => !Number.isNaN(at));
  return Math.max(0, ...ends);
}

interface Progress {
  readonly active: readonly K8sObject[];
  readonly succeeded: readonly K8sObject[];
  readonly failed: readonly K8sObject[];
  readonly wanted: number;
}

function progressOf(job: K8sObject, pods: readonly K8sObject[]): Progress {
  const parallelism = numberAt(job, 1, "spec", "parallelism");
  return {
    active: pods.filter(isActivePod),
    succeeded: pods.filter((pod) => phaseOf(pod) === "Succeeded"),
    failed: pods.filter((pod) => phaseOf(pod) === "Failed"),
    wanted: Math.min(MOST_PODS, numberAt(job, parallelism, "spec", "completions")),
  };
}

/** When its pods began: with the Job itself, unless it was suspended at first. */
function startTime(job: K8sObject, now: number): string {
  const known = textOr(jsonAt(job, "status", "startTime"));
  const waited = jsonAt(job, "status") !== undefined;
  return known || ((waited ? undefined : job.metadata.creationTimestamp) ?? kubernetesTime(now));
}

function makePods(
  view: ObjectsView,
  job: K8sObject,
  { active, succeeded, failed, wanted }: Progress,
  allocations: Pick<Allocations, "newName">,
  now: number,
): readonly Write[] {
  const { name, uid = "" } = job.metadata;
  const parallel = numberAt(job, 1, "spec", "parallelism");
  const missing = Math.max(0, Math.min(parallel, wanted - succeeded.length) - active.length);
  const first = succeeded.length + failed.length === 0;
  return Array.from({ length: missing }).flatMap(
    () =>
      createPod(view, jsonAt(job, "spec", "template"), {
        owner: job,
        name: allocations.newName(`${name}-`),
        component,
        creationTimestamp: first ? startTime(job, now) : kubernetesTime(now),
        labels: {
          "batch.kubernetes.io/controller-uid": uid,
          "batch.kubernetes.io/job-name": name,
          "controller-uid": uid,
          "job-name": name,
        },
      }).writes,
  );
}

function condition(type: string, reason: string, message: string, at: number): JsonObject {
  const time = kubernetesTime(at);
  return { type, status: "True", reason, message, lastProbeTime: time, lastTransitionTime: time };
}

function statusOf(job: K8sObject, { active, succeeded, failed, wanted }: Progress, now: number): JsonObject {
  const complete = succeeded.length >= wanted;
  const lost = failed.length > numberAt(job, 6, "spec", "backoffLimit");
  const end = lastEnd([...succeeded, ...failed]);
  return {
    ...(jsonAt(job, "spec", "suspend") === true ? {} : { startTime: startTime(job, now) }),
    ...(active.length > 0 ? { active: active.length } : {}),
    ready: active.filter((pod) => podReadyAt(pod) !== null).length,
    ...(succeeded.length > 0 ? { succeeded: succeeded.length } : {}),
    ...(failed.length > 0 ? { failed: failed.length } : {}),
    terminating: 0,
    ...(complete
      ? {
          completionTime: kubernetesTime(end),
          conditions: ["SuccessCriteriaMet", "Complete"].map((type) =>
            condition(type, "CompletionsReached", "Reached expected number of succeeded pods", end),
          ),
        }
      : {}),
    ...(!complete && lost
      ? {
          conditions: ["FailureTarget", "Failed"].map((type) =>
            condition(type, "BackoffLimitExceeded", "Job has reached the specified backoff limit", end),
          ),
        }
      : {}),
  };
}

/** What a finished Job says of itself once. */
function outcomeEvent(job: K8sObject, status: JsonObject): readonly Write[] {
  const outcome = jobOutcome({ ...job, status });
  if (outcome === "running") return [];
  const [type, reason, message] =
    outcome === "complete"
      ? (["Normal", "Completed", "Job completed"] as const)
      : (["Warning", "BackoffLimitExceeded", "Job has reached the specified backoff limit"] as const);
  return [{ op: "event", happening: { about: job, type, reason, message, component } }];
}

function finished(job: K8sObject, now: number): Reconciled {
  const ttl = numberAt(job, -1, "spec", "ttlSecondsAfterFinished");
  const [last] = objectsIn(jsonAt(job, "status", "conditions"));
  const end = Date.parse(textOr(last?.["lastTransitionTime"]));
  if (ttl < 0 || Number.isNaN(end)) return { writes: [], wakeAt: null };
  const goesAt = end + ttl * 1_000;
  return goesAt <= now
    ? { writes: [{ op: "delete", object: job }], wakeAt: null }
    : { writes: [], wakeAt: goesAt };
}

function reconcileJob(
  view: ObjectsView,
  job: K8sObject,
  pods: readonly K8sObject[],
  allocations: Pick<Allocations, "newName">,
  now: number,
): Reconciled {
  if (jobOutcome(job) !== "running") return finished(job, now);
  const progress = progressOf(job, pods);
  const status = statusOf(job, progress, now);
  if (jobOutcome({ ...job, status }) !== "running")
    return {
      writes: [
        { op: "updateStatus", object: { ...job, status } },
        ...outcomeEvent(job, status),
        ...progress.active.flatMap((pod) => terminatePod(pod, now)),
      ],
      wakeAt: null,
    };
  const failures = progress.failed.length;
  const retryAt = lastEnd(progress.failed) + Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
  const suspended = jsonAt(job, "spec", "suspend") === true;
  const waits = suspended || (failures > 0 && retryAt > now);
  return {
    writes: [
      ...(waits ? [] : makePods(view, job, progress, allocations, now)),
      ...(isDeepStrictEqual(status, job["status"])
        ? []
        : [{ op: "updateStatus", object: { ...job, status } } as const]),
    ],
    wakeAt: waits && !suspended ? retryAt : null,
  };
}

/**
 * Runs Jobs until enough of their pods have succeeded, or too many failed.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export function createJobController(allocations: Pick<Allocations, "newName">): Controller {
  return {
    name: "job-controller",
    reconcile: (view, now) => {
      const podsOf = ownedObjects(view.list("", "Pod"));
      const results = view
        .list("batch", "Job")
        .filter(({ metadata }) => metadata["deletionTimestamp"] === undefined)
        .map((job) => reconcileJob(view, job, podsOf(job), allocations, now));
      return {
        writes: results.flatMap(({ writes }) => writes),
        wakeAt: earliest(results.map(({ wakeAt }) => wakeAt)),
      };
    },
  };
}
