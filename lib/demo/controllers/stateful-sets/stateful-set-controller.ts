import { isDeepStrictEqual } from "node:util";
import type { K8sObject } from "../../world/k8s-object";
import { numberAt } from "../../world/number-at";
import type { ObjectsView } from "../../world/objects-view";
import { jsonAt, textOr } from "../../world/read-json";
import type { Controller, Reconciled, Write } from "../controller";
import { earliest } from "../earliest";
import { ownedObjects } from "../owned-objects";
import { createPod } from "../pods/create-pod";
import { countReady, podReadyAt } from "../pods/pod-readiness";
import { terminatePod } from "../pods/terminate-pod";
import { REVISION_LABEL, templateRevision } from "./template-revision";

const component = "statefulset-controller";
const MOST_PODS = 1_000;

const ordinalOf = (set: K8sObject, pod: K8sObject): number => {
  const ordinal = /^\d{1,6}$/.exec(pod.metadata.name.slice(set.metadata.name.length + 1))?.[0];
  return ordinal === undefined ? -1 : Number(ordinal);
};

interface Members {
  readonly set: K8sObject;
  readonly wanted: number;
  /** By ordinal; pods that are stopping included. */
  readonly pods: ReadonlyMap<number, K8sObject>;
  readonly revision: string;
}

function createMember(view: ObjectsView, { set, revision }: Members, ordinal: number): readonly Write[] {
  const name = `${set.metadata.name}-${ordinal}`;
  return createPod(view, jsonAt(set, "spec", "template"), {
    owner: set,
    name,
    component,
    labels: {
      "apps.kubernetes.io/pod-index": String(ordinal),
      [REVISION_LABEL]: `${set.metadata.name}-${revision}`,
      "statefulset.kubernetes.io/pod-name": name,
    },
    spec: { hostname: name, subdomain: textOr(jsonAt(set, "spec", "serviceName")) },
  }).writes;
}

/** Missing pods in ascending order; with OrderedReady the next one only when all before it are ready. */
function createMissing(view: ObjectsView, members: Members): readonly Write[] {
  const { set, wanted, pods } = members;
  const parallel = jsonAt(set, "spec", "podManagementPolicy") === "Parallel";
  const writes: Write[] = [];
  for (let ordinal = 0; ordinal < wanted; ordinal += 1) {
    const pod = pods.get(ordinal);
    if (pod === undefined) writes.push(...createMember(view, members, ordinal));
    if (!parallel && (pod === undefined || podReadyAt(pod) === null)) break;
  }
  return writes;
}

const isStopping = (pod: K8sObject): boolean => pod.metadata["deletionTimestamp"] !== undefined;

/** Surplus pods, and those of an older template, from the highest ordinal down, one at a time. */
function removeOne({ set, wanted, pods, revision }: Members, now: number): readonly Write[] {
  const descending = [...pods].sort(([a], [b]) => b - a);
  const surplus = descending.find(([ordinal]) => ordinal >= wanted || ordinal < 0);
  if (descending.some(([, pod]) => isStopping(pod))) return [];
  if (surplus !== undefined) return terminatePod(surplus[1], now);
  if (jsonAt(set, "spec", "updateStrategy", "type") === "OnDelete") return [];
  const partition = numberAt(set, 0, "spec", "updateStrategy", "rollingUpdate", "partition");
  for (const [ordinal, pod] of descending) {
    if (ordinal < partition) return [];
    if (pod.metadata.labels?.[REVISION_LABEL] !== `${set.metadata.name}-${revision}`)
      return terminatePod(pod, now);
    if (podReadyAt(pod) === null) return [];
  }
  return [];
}

function statusOf({ set, pods, revision }: Members, now: number) {
  const present = [...pods.values()].filter((pod) => !isStopping(pod));
  const name = `${set.metadata.name}-${revision}`;
  const updated = present.filter((pod) => pod.metadata.labels?.[REVISION_LABEL] === name).length;
  const { ready, available, nextAt } = countReady(present, numberAt(set, 0, "spec", "minReadySeconds"), now);
  const before = textOr(jsonAt(set, "status", "currentRevision"));
  const complete = updated === present.length;
  const status = {
    observedGeneration: numberAt(set, 1, "metadata", "generation"),
    replicas: present.length,
    readyReplicas: ready,
    availableReplicas: available,
    currentReplicas: complete ? present.length : present.length - updated,
    updatedReplicas: updated,
    currentRevision: complete || before === "" ? name : before,
    updateRevision: name,
    collisionCount: 0,
  };
  return { status, nextAt };
}

function reconcileSet(
  view: ObjectsView,
  set: K8sObject,
  owned: readonly K8sObject[],
  now: number,
): Reconciled {
  const members: Members = {
    set,
    wanted: Math.min(MOST_PODS, numberAt(set, 1, "spec", "replicas")),
    pods: new Map(owned.map((pod) => [ordinalOf(set, pod), pod])),
    revision: templateRevision(set),
  };
  const created = createMissing(view, members);
  const { status, nextAt } = statusOf(members, now);
  return {
    writes: [
      ...(created.length > 0 ? created : removeOne(members, now)),
      ...(isDeepStrictEqual(status, set["status"])
        ? []
        : [{ op: "updateStatus", object: { ...set, status } } as const]),
    ],
    wakeAt: nextAt,
  };
}

/**
 * Keeps the pods of StatefulSets, each under the name of its ordinal, made and removed in order.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export const statefulSetController: Controller = {
  name: "statefulset-controller",
  reconcile: (view, now) => {
    const podsOf = ownedObjects(view.list("", "Pod"));
    const results = view
      .list("apps", "StatefulSet")
      .filter((set) => !isStopping(set))
      .map((set) => reconcileSet(view, set, podsOf(set), now));
    return {
      writes: results.flatMap(({ writes }) => writes),
      wakeAt: earliest(results.map(({ wakeAt }) => wakeAt)),
    };
  },
};
