import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { type Change, changeAt } from "../change-at";
import { defaultPodSpec } from "./default-pod-spec";
import { fill } from "./fill";

const inOrder =
  (...changes: readonly Change[]): Change =>
  (object) =>
    changes.reduce((changed, change) => change(changed), object);
const at =
  (path: string, change: Change): Change =>
  (object) =>
    changeAt(object, path, change);
const template = at("template.spec", defaultPodSpec);
const HISTORY = { revisionHistoryLimit: 10 };

/** A strategy whose type is not given is a rolling update with the usual steps. */
const rolling =
  (defaults: JsonObject): Change =>
  (strategy) => {
    const typed = fill({ type: "RollingUpdate" })(strategy);
    if (typed["type"] !== "RollingUpdate") return typed;
    return at("rollingUpdate", fill(defaults))(fill({ rollingUpdate: {} })(typed));
  };

const KEPT = { whenDeleted: "Retain", whenScaled: "Retain" };
const JOB = {
  backoffLimit: 6,
  completionMode: "NonIndexed",
  suspend: false,
  podReplacementPolicy: "TerminatingOrFailed",
};

/** Without both, a Job runs one pod once. */
const completions: Change = (spec) => ({
  ...fill({
    parallelism: 1,
    ...(spec["parallelism"] === undefined ? { completions: 1 } : {}),
    manualSelector: false,
  })(spec),
});

/** The defaults of the specs of workloads: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/ */
export const defaultWorkload: Readonly<Record<string, Change>> = {
  Deployment: inOrder(
    fill({ replicas: 1, progressDeadlineSeconds: 600, ...HISTORY }),
    at("strategy", rolling({ maxUnavailable: "25%", maxSurge: "25%" })),
    template,
  ),
  ReplicaSet: inOrder(fill({ replicas: 1 }), template),
  StatefulSet: inOrder(
    fill({ replicas: 1, podManagementPolicy: "OrderedReady", ...HISTORY }),
    fill({ persistentVolumeClaimRetentionPolicy: KEPT }),
    at("updateStrategy", rolling({ partition: 0 })),
    template,
  ),
  DaemonSet: inOrder(
    fill(HISTORY),
    at("updateStrategy", rolling({ maxUnavailable: 1, maxSurge: 0 })),
    template,
  ),
  Job: inOrder(completions, fill(JOB), template),
  CronJob: inOrder(
    fill({
      concurrencyPolicy: "Allow",
      suspend: false,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
    }),
    at("jobTemplate.spec.template.spec", defaultPodSpec),
  ),
};
