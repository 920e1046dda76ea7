import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { kubernetesTime } from "../../kube-api/write/next-state";
import type { K8sObject } from "../../world/k8s-object";
import { matchesLabelSelector } from "../../world/matches-label-selector";
import { numberAt } from "../../world/number-at";
import type { ObjectsView } from "../../world/objects-view";
import { isObject, jsonAt, objectsIn, textMap } from "../../world/read-json";
import type { Controller, Reconciled, Write } from "../controller";
import { earliest } from "../earliest";
import type { Allocations } from "../loop/allocations";
import { ownedObjects } from "../owned-objects";
import { createPod } from "../pods/create-pod";
import { countReady, isActivePod, podReadyAt } from "../pods/pod-readiness";
import { terminatePod } from "../pods/terminate-pod";

const component = "replicaset-controller";
/** No more pods are made for one ReplicaSet, whatever it asks for. */
const MOST_PODS = 2_000;
const RETRY_MS = 60_000;

/** Pods to end first: those on no node, those not ready, the younger ones. */
function endingOrder(a: K8sObject, b: K8sObject): number {
  const rank = (pod: K8sObject): number => {
    if (jsonAt(pod, "spec", "nodeName") === undefined) return 0;
    return podReadyAt(pod) === null ? 1 : 2;
  };
  const moment = (pod: K8sObject): string => pod.metadata.creationTimestamp ?? "";
  return (
    rank(a) - rank(b) || moment(b).localeCompare(moment(a)) || b.metadata.name.localeCompare(a.metadata.name)
  );
}

interface Scaled {
  readonly writes: readonly Write[];
  readonly refused: string;
}

function scaleUp(
  view: ObjectsView,
  set: K8sObject,
  missing: number,
  allocations: Pick<Allocations, "newName">,
): Scaled {
  const writes: Write[] = [];
  for (let index = 0; index < missing; index += 1) {
    const name = allocations.newName(`${set.metadata.name}-`);
    const attempt = createPod(view, jsonAt(set, "spec", "template"), { owner: set, name, component });
    if (attempt.refused !== "") return { writes: [...writes, ...attempt.writes], refused: attempt.refused };
    writes.push(...attempt.writes);
  }
  return { writes, refused: "" };
}

function scaleDown(
  set: K8sObject,
  pods: readonly K8sObject[],
  surplus: number,
  now: number,
): readonly Write[] {
  return [...pods]
    .sort(endingOrder)
    .slice(0, surplus)
    .flatMap((pod) => [
      ...terminatePod(pod, now),
      {
        op: "event",
        happening: {
          about: set,
          type: "Normal",
          reason: "SuccessfulDelete",
          message: `Deleted pod: ${pod.metadata.name}`,
          component,
        },
      } as const,
    ]);
}

/** The refusal as it was first told: every attempt is refused under another pod's name. */
function failureCondition(set: K8sObject, refused: string, now: number): readonly JsonObject[] {
  if (refused === "") return [];
  const known = objectsIn(jsonAt(set, "status", "conditions")).find(({ type }) => type === "ReplicaFailure");
  const lastTransitionTime = kubernetesTime(now);
  const told = { type: "ReplicaFailure", status: "True", reason: "FailedCreate" };
  return [known ?? { ...told, message: refused, lastTransitionTime }];
}

function statusOf(set: K8sObject, pods: readonly K8sObject[], refused: string, now: number) {
  const labels = [...textMap(jsonAt(set, "spec", "template", "metadata", "labels"))];
  const labelled = pods.filter((pod) => labels.every(([key, value]) => pod.metadata.labels?.[key] === value));
  const { ready, available, nextAt } = countReady(pods, numberAt(set, 0, "spec", "minReadySeconds"), now);
  const conditions = failureCondition(set, refused, now);
  const status = {
    replicas: pods.length,
    fullyLabeledReplicas: labelled.length,
    readyReplicas: ready,
    availableReplicas: available,
    observedGeneration: numberAt(set, 1, "metadata", "generation"),
    ...(conditions.length > 0 ? { conditions } : {}),
  };
  return { status, nextAt };
}

const NO_OWNERS: readonly Json[] = [];

/** The pod without the owner it no longer answers to. */
const released = (pod: K8sObject): Write => ({
  op: "update",
  object: { ...pod, metadata: { ...pod.metadata, ownerReferences: NO_OWNERS } },
});

function reconcileSet(
  view: ObjectsView,
  set: K8sObject,
  owned: readonly K8sObject[],
  allocations: Pick<Allocations, "newName">,
  now: number,
): Reconciled {
  const selector = jsonAt(set, "spec", "selector");
  const belongs = (pod: K8sObject): boolean => matchesLabelSelector(selector, pod.metadata.labels);
  const pods = owned.filter((pod) => isActivePod(pod) && belongs(pod));
  const template = jsonAt(set, "spec", "template", "metadata", "labels");
  // Pods that it would let go at once are not made.
  const selectsOwn = matchesLabelSelector(selector, isObject(template) ? template : {});
  const wanted = selectsOwn ? Math.min(MOST_PODS, numberAt(set, 1, "spec", "replicas")) : pods.length;
  const scaled: Scaled =
    pods.length < wanted
      ? scaleUp(view, set, wanted - pods.length, allocations)
      : { writes: scaleDown(set, pods, pods.length - wanted, now), refused: "" };
  const { status, nextAt } = statusOf(set, pods, scaled.refused, now);
  const same = isDeepStrictEqual(status, set["status"]);
  const toldAlready = same && scaled.refused !== "" && scaled.writes.length === 1;
  const writes: readonly Write[] = [
    ...owned.filter((pod) => isActivePod(pod) && !belongs(pod)).map(released),
    ...(toldAlready ? [] : scaled.writes),
    ...(same ? [] : [{ op: "updateStatus", object: { ...set, status } } as const]),
  ];
  return { writes, wakeAt: scaled.refused === "" ? nextAt : now + RETRY_MS };
}

/**
 * Keeps as many pods as each ReplicaSet asks for, and tells how many there are. A pod whose labels no longer match is let go.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
export function createReplicaSetController(allocations: Pick<Allocations, "newName">): Controller {
  return {
    name: "replicaset-controller",
    reconcile: (view, now) => {
      const podsOf = ownedObjects(view.list("", "Pod"));
      const results = view
        .list("apps", "ReplicaSet")
        .filter(({ metadata }) => metadata["deletionTimestamp"] === undefined)
        .map((set) => reconcileSet(view, set, podsOf(set), allocations, now));
      return {
        writes: results.flatMap(({ writes }) => writes),
        wakeAt: earliest(results.map(({ wakeAt }) => wakeAt)),
      };
    },
  };
}
