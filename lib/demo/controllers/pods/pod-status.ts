import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { kubernetesTime } from "../../kube-api/write/next-state";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import {
  completedState,
  containerState,
  type ContainerState,
  pendingState,
  type PlacedContainer,
} from "./container-state";

/** What a pod's status depends on besides the pod. */
export interface PodPlace {
  /** status.podIP. */
  readonly address: string;
  readonly hostAddress: string;
  /** Unix milliseconds since when its node is not ready; null while it is. */
  readonly nodeLostAt: number | null;
  /** The names of the containers whose readiness probes are not answered. */
  readonly failingProbes: ReadonlySet<string>;
}

const INIT_MS = 1_000;

const createdAt = (pod: K8sObject, now: number): number => {
  const at = Date.parse(pod.metadata.creationTimestamp ?? "");
  return Number.isNaN(at) ? now : at;
};

interface States {
  readonly init: readonly ContainerState[];
  readonly app: readonly ContainerState[];
  readonly startsAt: number;
}

function statesOf(pod: K8sObject, place: PodPlace, now: number): States {
  const created = createdAt(pod, now);
  const startsAt = created + INIT_MS;
  const initContainers = objectsIn(jsonAt(pod, "spec", "initContainers"));
  const placed = (container: JsonObject): PlacedContainer => ({
    pod,
    container,
    startsAt,
    probeFails: place.failingProbes.has(textOr(container["name"])),
  });
  const wait = initContainers.length > 0 ? "PodInitializing" : "ContainerCreating";
  const init = initContainers.map((container) => {
    if (now < startsAt) return pendingState(placed(container), "PodInitializing");
    return container["restartPolicy"] === "Always"
      ? containerState(placed(container), now)
      : completedState(placed(container), created, startsAt);
  });
  const app = objectsIn(jsonAt(pod, "spec", "containers")).map((container) =>
    now < startsAt ? pendingState(placed(container), wait) : containerState(placed(container), now),
  );
  return { init, app, startsAt };
}

function phaseOf({ app, startsAt }: States, now: number): string {
  if (now < startsAt || app.some(({ status }) => status["started"] === false && isPulling(status)))
    return "Pending";
  if (app.length === 0 || !app.every(({ ended }) => ended !== null)) return "Running";
  return app.some(({ ended }) => ended === "Failed") ? "Failed" : "Succeeded";
}

const isPulling = (status: JsonObject): boolean =>
  ["ErrImagePull", "ImagePullBackOff"].includes(textOr(jsonAt(status, "state", "waiting", "reason")));

const condition = (type: string, holds: boolean, since: number, why: JsonObject = {}): JsonObject => ({
  type,
  status: holds ? "True" : "False",
  lastProbeTime: null,
  lastTransitionTime: kubernetesTime(since),
  ...(holds ? {} : why),
});

function conditionsOf(pod: K8sObject, states: States, place: PodPlace, now: number): readonly JsonObject[] {
  const { init, app, startsAt } = states;
  const created = createdAt(pod, now);
  const started = now >= startsAt;
  const done = app.length > 0 && app.every(({ ended }) => ended === "Succeeded");
  const notReady = [...init, ...app].filter(({ readyAt }) => readyAt === null);
  const ready = started && !done && notReady.length === 0;
  const readyAt = Math.max(...[...init, ...app].map((one) => one.readyAt ?? created), startsAt);
  const why = done
    ? { reason: "PodCompleted" }
    : {
        reason: "ContainersNotReady",
        message: `containers with unready status: [${notReady.map(({ status }) => textOr(status["name"])).join(" ")}]`,
      };
  const since = ready ? readyAt : created;
  const lost = place.nodeLostAt;
  return [
    condition("PodReadyToStartContainers", started, started ? startsAt : created),
    condition("Initialized", started, started ? startsAt : created, { reason: "ContainersNotInitialized" }),
    ready && lost !== null
      ? condition("Ready", false, lost, { reason: "NodeNotReady" })
      : condition("Ready", ready, since, why),
    condition("ContainersReady", ready, since, why),
    condition("PodScheduled", true, created),
  ];
}

const qosOf = (pod: K8sObject): string => {
  const containers = objectsIn(jsonAt(pod, "spec", "containers"));
  return containers.some((one) => jsonAt(one, "resources", "requests") !== undefined)
    ? "Burstable"
    : "BestEffort";
};

/**
 * The status of a pod on a node at a moment, `now` in unix milliseconds, as its kubelet would report it, and when it next
 * changes by itself: containers start a second after the pod was made and are ready a second later.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 */
export function podStatus(
  pod: K8sObject,
  place: PodPlace,
  now: number,
): { readonly status: JsonObject; readonly nextChangeAt: number | null } {
  const states = statesOf(pod, place, now);
  const changes = [...states.init, ...states.app].map(
    ({ nextChangeAt }) => nextChangeAt ?? Number.POSITIVE_INFINITY,
  );
  const next = Math.min(...changes);
  return {
    status: {
      phase: phaseOf(states, now),
      conditions: conditionsOf(pod, states, place, now),
      hostIP: place.hostAddress,
      hostIPs: [{ ip: place.hostAddress }],
      podIP: place.address,
      podIPs: [{ ip: place.address }],
      startTime: kubernetesTime(createdAt(pod, now)),
      ...(states.init.length > 0 ? { initContainerStatuses: states.init.map(({ status }) => status) } : {}),
      containerStatuses: states.app.map(({ status }) => status),
      qosClass: qosOf(pod),
    },
    nextChangeAt: next === Number.POSITIVE_INFINITY ? null : next,
  };
}
