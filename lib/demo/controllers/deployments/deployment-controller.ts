import { isDeepStrictEqual } from "node:util";
import type { K8sObject } from "../../world/k8s-object";
import { numberAt } from "../../world/number-at";
import { jsonAt } from "../../world/read-json";
import type { Controller, Reconciled, Write } from "../controller";
import { earliest } from "../earliest";
import { ownedObjects } from "../owned-objects";
import { deploymentStatus } from "./deployment-status";
import { planRollout, type Sets } from "./plan-rollout";
import { wantedReplicas } from "./replica-counts";
import { atRevision, isOfTemplate, replicaSetOf, revisionOf, scaledTo } from "./replica-set-of";

const component = "deployment-controller";
const HISTORY = 10;

function scalingEvent(deployment: K8sObject, set: K8sObject, from: number, to: number): Write {
  const direction = to > from ? "up" : "down";
  const message = `Scaled ${direction} replica set ${set.metadata.name} from ${from} to ${to}`;
  return {
    op: "event",
    happening: { about: deployment, type: "Normal", reason: "ScalingReplicaSet", message, component },
  };
}

function setsOf(deployment: K8sObject, owned: readonly K8sObject[]): Sets {
  const byAge = [...owned].sort((a, b) => revisionOf(a) - revisionOf(b));
  const current = byAge.findLast((set) => isOfTemplate(set, deployment)) ?? null;
  return { deployment, current, old: byAge.filter((set) => set !== current) };
}

/** The ReplicaSet of the present template where it is missing, and the revision where a rollout has begun or been undone. */
function startRollout(sets: Sets, podsLeft: (set: K8sObject) => number): readonly Write[] {
  const { deployment, current, old } = sets;
  const latest = Math.max(0, ...old.map(revisionOf));
  if (current !== null) {
    const revision = revisionOf(current) > latest ? revisionOf(current) : latest + 1;
    return [
      ...(revision === revisionOf(current) ? [] : [update(atRevision(current, revision))]),
      ...(revision === revisionOf(deployment) ? [] : [annotate(atRevision(deployment, revision))]),
    ];
  }
  if (jsonAt(deployment, "spec", "paused") === true) return [];
  const taken = old.map(({ metadata }) => metadata.name);
  const empty = atRevision(replicaSetOf(deployment, 0, taken), latest + 1);
  const replicas = planRollout({ ...sets, current: empty }, podsLeft).get(empty) ?? 0;
  return [
    { op: "create", object: scaledTo(empty, replicas) },
    annotate(atRevision(deployment, latest + 1)),
    ...(replicas > 0 ? [scalingEvent(deployment, empty, 0, replicas)] : []),
  ];
}

const update = (object: K8sObject): Write => ({ op: "update", object });
/** The revision is written with the status, so that it is no new generation. */
const annotate = (object: K8sObject): Write => ({ op: "updateStatus", object });

function scale(sets: Sets, podsLeft: (set: K8sObject) => number): readonly Write[] {
  return [...planRollout(sets, podsLeft)].flatMap(([set, replicas]) => {
    const has = wantedReplicas(set);
    return has === replicas
      ? []
      : [update(scaledTo(set, replicas)), scalingEvent(sets.deployment, set, has, replicas)];
  });
}

/** Old ReplicaSets beyond the history that is kept, without pods. */
function forget({ deployment, old }: Sets): readonly Write[] {
  const kept = numberAt(deployment, HISTORY, "spec", "revisionHistoryLimit");
  const empty = old.filter(
    (set) => wantedReplicas(set) === 0 && numberAt(set, 0, "status", "replicas") === 0,
  );
  return empty.slice(0, Math.max(0, old.length - kept)).map((object): Write => ({ op: "delete", object }));
}

function reconcileDeployment(
  deployment: K8sObject,
  owned: readonly K8sObject[],
  podsLeft: (set: K8sObject) => number,
  now: number,
): Reconciled {
  const sets = setsOf(deployment, owned);
  const started = startRollout(sets, podsLeft);
  if (started.length > 0) return { writes: started, wakeAt: null };
  const { status, deadline } = deploymentStatus(sets, now);
  const scaled = scale(sets, podsLeft);
  const writes = [
    ...scaled,
    ...(isDeepStrictEqual(status, deployment["status"])
      ? []
      : [{ op: "updateStatus", object: { ...deployment, status } } as const]),
    ...(scaled.length === 0 ? forget(sets) : []),
  ];
  return { writes, wakeAt: deadline };
}

/**
 * Rolls Deployments out over their ReplicaSets, step by step, undoes a rollout whose template is an older one's, and keeps
 * the history. https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export const deploymentController: Controller = {
  name: "deployment-controller",
  reconcile: (view, now) => {
    const setsOwned = ownedObjects(view.list("apps", "ReplicaSet"));
    const podsOwned = ownedObjects(view.list("", "Pod"));
    const results = view
      .list("apps", "Deployment")
      .filter(({ metadata }) => metadata["deletionTimestamp"] === undefined)
      .map((one) => reconcileDeployment(one, setsOwned(one), (set) => podsOwned(set).length, now));
    return {
      writes: results.flatMap(({ writes }) => writes),
      wakeAt: earliest(results.map(({ wakeAt }) => wakeAt)),
    };
  },
};
