import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { kubernetesTime } from "../../kube-api/write/next-state";
import type { K8sObject } from "../../world/k8s-object";
import { numberAt } from "../../world/number-at";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { Sets } from "./plan-rollout";
import { rollingBounds, sumOf, wantedReplicas } from "./replica-counts";

const DEADLINE_SECONDS = 600;

interface Counts extends JsonObject {
  readonly replicas: number;
  readonly updatedReplicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
}

const reported = (set: K8sObject, field: string): number => numberAt(set, 0, "status", field);

function countsOf({ current, old }: Sets): Counts {
  const all = current === null ? old : [current, ...old];
  return {
    replicas: sumOf(all, (set) => reported(set, "replicas")),
    updatedReplicas: current === null ? 0 : reported(current, "replicas"),
    readyReplicas: sumOf(all, (set) => reported(set, "readyReplicas")),
    availableReplicas: sumOf(all, (set) => reported(set, "availableReplicas")),
  };
}

const conditionOf = (deployment: K8sObject, type: string): JsonObject | undefined =>
  objectsIn(jsonAt(deployment, "status", "conditions")).find((one) => one["type"] === type);

interface Wanted {
  readonly type: string;
  readonly status: "True" | "False" | "Unknown";
  readonly reason: string;
  readonly message: string;
}

/** A condition whose moment of transition moves with its status only. */
function condition(deployment: K8sObject, wanted: Wanted, updated: boolean, now: number): JsonObject {
  const known = conditionOf(deployment, wanted.type);
  const at = kubernetesTime(now);
  const kept = known?.["status"] === wanted.status ? known["lastTransitionTime"] : undefined;
  const same = known?.["reason"] === wanted.reason && !updated;
  return {
    ...wanted,
    lastUpdateTime: (same ? known["lastUpdateTime"] : undefined) ?? at,
    lastTransitionTime: kept ?? at,
  };
}

function isComplete({ deployment, current, old }: Sets, counts: Counts): boolean {
  const wanted = wantedReplicas(deployment);
  return (
    current !== null &&
    counts.updatedReplicas === wanted &&
    counts.replicas === wanted &&
    counts.availableReplicas === wanted &&
    sumOf(old, wantedReplicas) === 0
  );
}

function hasProgressed(deployment: K8sObject, counts: Counts): boolean {
  const before = (field: string): number => numberAt(deployment, 0, "status", field);
  return (
    counts.updatedReplicas > before("updatedReplicas") ||
    counts.readyReplicas > before("readyReplicas") ||
    counts.availableReplicas > before("availableReplicas") ||
    counts.replicas - counts.updatedReplicas < before("replicas") - before("updatedReplicas")
  );
}

/** Unix milliseconds until when the rollout of a Deployment must have come further. */
function deadlineOf(deployment: K8sObject): number {
  const since = Date.parse(textOr(conditionOf(deployment, "Progressing")?.["lastUpdateTime"]));
  const seconds = numberAt(deployment, DEADLINE_SECONDS, "spec", "progressDeadlineSeconds");
  return Number.isNaN(since) ? Number.POSITIVE_INFINITY : since + seconds * 1_000;
}

type Progress = Pick<Wanted, "status" | "reason" | "message">;

const progressed = (name: string): Progress => ({
  status: "True",
  reason: "NewReplicaSetAvailable",
  message: `ReplicaSet "${name}" has successfully progressed.`,
});

/** A rollout that has come no further since the last time: once complete it stays so, else its deadline may pass. */
function standingStill({ deployment, current, old }: Sets, counts: Counts, now: number): Progress {
  const name = current?.metadata.name ?? "";
  const known = conditionOf(deployment, "Progressing");
  const reason = textOr(known?.["reason"]);
  if (reason === "NewReplicaSetAvailable") {
    const rolledOut = sumOf(old, wantedReplicas) === 0 && counts.updatedReplicas > 0;
    const message = `ReplicaSet "${name}" is progressing.`;
    return rolledOut ? progressed(name) : { status: "True", reason: "ReplicaSetUpdated", message };
  }
  if (reason === "ProgressDeadlineExceeded" || deadlineOf(deployment) <= now) {
    const message = `ReplicaSet "${name}" has timed out progressing.`;
    return { status: "False", reason: "ProgressDeadlineExceeded", message };
  }
  return { status: "True", reason, message: textOr(known?.["message"]) };
}

function progressing(sets: Sets, counts: Counts, now: number): JsonObject {
  const { deployment, current } = sets;
  const name = current?.metadata.name ?? "";
  const known = textOr(conditionOf(deployment, "Progressing")?.["reason"]);
  const say = (progress: Progress, updated = false): JsonObject =>
    condition(deployment, { type: "Progressing", ...progress }, updated, now);
  if (jsonAt(deployment, "spec", "paused") === true)
    return say({ status: "Unknown", reason: "DeploymentPaused", message: "Deployment is paused" });
  if (isComplete(sets, counts)) return say(progressed(name));
  if (known === "" || known === "DeploymentPaused") {
    const message = `Created new replica set "${name}"`;
    return say({ status: "True", reason: "NewReplicaSetCreated", message });
  }
  if (!hasProgressed(deployment, counts)) return say(standingStill(sets, counts, now));
  const message = `ReplicaSet "${name}" is progressing.`;
  return say({ status: "True", reason: "ReplicaSetUpdated", message }, true);
}

function available({ deployment }: Sets, counts: Counts, now: number): JsonObject {
  const enough = counts.availableReplicas >= wantedReplicas(deployment) - rollingBounds(deployment).missing;
  const wanted: Wanted = enough
    ? {
        type: "Available",
        status: "True",
        reason: "MinimumReplicasAvailable",
        message: "Deployment has minimum availability.",
      }
    : {
        type: "Available",
        status: "False",
        reason: "MinimumReplicasUnavailable",
        message: "Deployment does not have minimum availability.",
      };
  return condition(deployment, wanted, false, now);
}

/**
 * The status of a Deployment, and when its progress deadline passes: Progressing turns False where a rollout came no further
 * for `progressDeadlineSeconds`.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status
 */
export function deploymentStatus(
  sets: Sets,
  now: number,
): { readonly status: JsonObject; readonly deadline: number | null } {
  const { deployment, current } = sets;
  const counts = countsOf(sets);
  const missing = Math.max(0, wantedReplicas(deployment) - counts.availableReplicas);
  const progress = progressing(sets, counts, now);
  const failure = objectsIn(jsonAt(current ?? {}, "status", "conditions")).filter(
    ({ type }) => type === "ReplicaFailure",
  );
  const status = {
    observedGeneration: numberAt(deployment, 1, "metadata", "generation"),
    ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0)),
    ...(missing > 0 ? { unavailableReplicas: missing } : {}),
    conditions: [available(sets, counts, now), progress, ...failure],
  };
  const waits = progress["status"] === "True" && progress["reason"] !== "NewReplicaSetAvailable";
  const deadline = deadlineOf({ ...deployment, status });
  return { status, deadline: waits && Number.isFinite(deadline) ? deadline : null };
}
