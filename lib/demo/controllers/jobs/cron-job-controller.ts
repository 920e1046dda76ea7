import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { kubernetesTime } from "../../kube-api/write/next-state";
import type { K8sObject } from "../../world/k8s-object";
import { numberAt } from "../../world/number-at";
import { objectMeta, ownedBy } from "../../world/object-meta";
import { isObject, jsonAt, textMap, textOr } from "../../world/read-json";
import type { Controller, Reconciled, Write } from "../controller";
import { earliest } from "../earliest";
import { ownedObjects } from "../owned-objects";
import { cronSchedule, type CronSchedule, nextRun } from "./cron-schedule";
import { jobOutcome } from "./job-outcome";

const component = "cronjob-controller";
const MINUTE = 60_000;
const MOST_RUNS = 100;
const HISTORY = {
  complete: ["successfulJobsHistoryLimit", 3],
  failed: ["failedJobsHistoryLimit", 1],
} as const;

function jobAt(cron: K8sObject, at: number): K8sObject {
  const { name, namespace = "" } = cron.metadata;
  const template = jsonAt(cron, "spec", "jobTemplate");
  const spec = jsonAt(template, "spec");
  const job = `${name}-${Math.floor(at / MINUTE)}`;
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: objectMeta(
      { kind: "Job", name: job, namespace },
      {
        labels: Object.fromEntries(textMap(jsonAt(template, "metadata", "labels"))),
        annotations: {
          ...Object.fromEntries(textMap(jsonAt(template, "metadata", "annotations"))),
          "batch.kubernetes.io/cronjob-scheduled-timestamp": kubernetesTime(at),
        },
        creationTimestamp: kubernetesTime(at),
        ...ownedBy(cron),
      },
    ),
    spec: isObject(spec) ? spec : {},
  };
}

const scheduledAt = (job: K8sObject): number => Date.parse(job.metadata.creationTimestamp ?? "") || 0;

/**
 * The runs that are due, oldest first: of those that were missed only the latest. A CronJob that never ran, although it has
 * been there for long, is brought up with as many runs as its history keeps.
 */
function dueRuns(cron: K8sObject, schedule: CronSchedule, now: number): readonly number[] {
  const last = Date.parse(textOr(jsonAt(cron, "status", "lastScheduleTime")));
  const created = Date.parse(cron.metadata.creationTimestamp ?? "") || now;
  const next = nextRun(schedule, now);
  const afterNext = next === null ? null : nextRun(schedule, next);
  const period = next === null || afterNext === null ? MINUTE : afterNext - next;
  const due: number[] = [];
  let at = nextRun(schedule, Math.max(Number.isNaN(last) ? created : last, now - 5 * period));
  while (at !== null && at <= now && due.length < MOST_RUNS) {
    due.push(at);
    at = nextRun(schedule, at);
  }
  return Number.isNaN(last)
    ? due.slice(-Math.max(1, numberAt(cron, 3, "spec", "successfulJobsHistoryLimit")))
    : due.slice(-1);
}

function createEvent(cron: K8sObject, job: K8sObject): Write {
  const message = `Created job ${job.metadata.name}`;
  return {
    op: "event",
    happening: { about: cron, type: "Normal", reason: "SuccessfulCreate", message, component },
  };
}

/** The runs that the concurrency policy lets begin, and what it ends for them. */
function start(cron: K8sObject, due: readonly number[], active: readonly K8sObject[]): readonly Write[] {
  const policy = jsonAt(cron, "spec", "concurrencyPolicy");
  if (due.length === 0 || (policy === "Forbid" && active.length > 0)) return [];
  const replaced = policy === "Replace" ? active : [];
  return [
    ...replaced.map((object): Write => ({ op: "delete", object })),
    ...due.flatMap((at): readonly Write[] => {
      const job = jobAt(cron, at);
      return [{ op: "create", object: job }, createEvent(cron, job)];
    }),
  ];
}

/** Finished Jobs beyond the history that is kept. */
function forget(cron: K8sObject, jobs: readonly K8sObject[]): readonly Write[] {
  return (["complete", "failed"] as const).flatMap((outcome) => {
    const [field, fallback] = HISTORY[outcome];
    const kept = numberAt(cron, fallback, "spec", field);
    const ended = jobs.filter((job) => jobOutcome(job) === outcome);
    return [...ended]
      .sort((a, b) => scheduledAt(b) - scheduledAt(a))
      .slice(kept)
      .map((object): Write => ({ op: "delete", object }));
  });
}

function statusOf(cron: K8sObject, jobs: readonly K8sObject[], due: readonly number[]): JsonObject {
  const last = due.at(-1);
  const before = jsonAt(cron, "status", "lastScheduleTime");
  const lastScheduleTime = last === undefined ? before : kubernetesTime(last);
  const active = jobs.filter((job) => jobOutcome(job) === "running");
  const ends = jobs.map((job) => textOr(jsonAt(job, "status", "completionTime"))).sort();
  const lastSuccess = ends.at(-1) || textOr(jsonAt(cron, "status", "lastSuccessfulTime"));
  return {
    ...(active.length === 0
      ? {}
      : {
          active: active.map(({ apiVersion, kind, metadata }) => ({
            apiVersion,
            kind,
            name: metadata.name,
            namespace: metadata.namespace,
            uid: metadata.uid,
          })),
        }),
    ...(lastScheduleTime === undefined ? {} : { lastScheduleTime }),
    ...(lastSuccess === "" ? {} : { lastSuccessfulTime: lastSuccess }),
  };
}

function unparseable(cron: K8sObject): Reconciled {
  if (jsonAt(cron, "status") !== undefined) return { writes: [], wakeAt: null };
  const message = `unparseable schedule: ${textOr(jsonAt(cron, "spec", "schedule"))}`;
  return {
    writes: [
      { op: "updateStatus", object: { ...cron, status: {} } },
      {
        op: "event",
        happening: { about: cron, type: "Warning", reason: "UnparseableSchedule", message, component },
      },
    ],
    wakeAt: null,
  };
}

function reconcileCron(cron: K8sObject, jobs: readonly K8sObject[], now: number): Reconciled {
  const schedule = cronSchedule(textOr(jsonAt(cron, "spec", "schedule")));
  if (schedule === null) return unparseable(cron);
  const suspended = jsonAt(cron, "spec", "suspend") === true;
  const due = suspended ? [] : dueRuns(cron, schedule, now);
  const status = statusOf(cron, jobs, due);
  const active = jobs.filter((job) => jobOutcome(job) === "running");
  return {
    writes: [
      ...start(cron, due, active),
      ...forget(cron, jobs),
      ...(isDeepStrictEqual(status, cron["status"] ?? {})
        ? []
        : [{ op: "updateStatus", object: { ...cron, status } } as const]),
    ],
    wakeAt: suspended ? null : nextRun(schedule, now),
  };
}

/**
 * Makes the Jobs of CronJobs when they are due, in UTC, and forgets old ones.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export const cronJobController: Controller = {
  name: "cronjob-controller",
  reconcile: (view, now) => {
    const jobsOf = ownedObjects(view.list("batch", "Job"));
    const results = view
      .list("batch", "CronJob")
      .filter(({ metadata }) => metadata["deletionTimestamp"] === undefined)
      .map((cron) => reconcileCron(cron, jobsOf(cron), now));
    return {
      writes: results.flatMap(({ writes }) => writes),
      wakeAt: earliest(results.map(({ wakeAt }) => wakeAt)),
    };
  },
};
