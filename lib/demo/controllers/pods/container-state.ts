import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { kubernetesTime } from "../../kube-api/write/next-state";
import type { K8sObject } from "../../world/k8s-object";
import { seededRandom } from "../../world/seeded-random";
import { stableHash } from "../../world/stable-hash";
import { jsonAt, textOr } from "../../world/read-json";
import { CRASH_RUN_MS, crashLoopAt } from "./crash-loop";
import { simulatedBehaviour } from "./simulated-behaviour";
import { simulatedRestarts } from "./simulated-restarts";

/** A container at one moment. */
export interface ContainerState {
  /** An entry of status.containerStatuses. */
  readonly status: JsonObject;
  /** Unix milliseconds since when it is ready; null while it is not. */
  readonly readyAt: number | null;
  /** Unix milliseconds; null where it stays as it is. */
  readonly nextChangeAt: number | null;
  /** Set once it has ended for good. */
  readonly ended: "Succeeded" | "Failed" | null;
}

/** A container in its pod, and when it may start. */
export interface PlacedContainer {
  readonly pod: K8sObject;
  readonly container: JsonObject;
  /** Unix milliseconds. */
  readonly startsAt: number;
  /** Whether its readiness probe is not answered. */
  readonly probeFails: boolean;
}

const BECOMES_READY_MS = 1_000;
const SLOW_START_MS = 30_000;
const PULL_FAILS_MS = 2_000;
/** How long the work of a pod that ends takes, unless its annotation says otherwise. */
const RUN_SECONDS = 20;
/** The pod annotation that says, in seconds, how long the work of a Job's pod takes. */
const RUN_SECONDS_ANNOTATION = "simulation.meshlens.io/run-seconds";

function digest(text: string): string {
  const next = seededRandom(stableHash(text));
  return Array.from({ length: 8 }, () =>
    Math.floor(next() * 2 ** 32)
      .toString(16)
      .padStart(8, "0"),
  ).join("");
}

function statusOf({ pod, container }: PlacedContainer, more: JsonObject): JsonObject {
  const { name, image } = container;
  const { uid = "" } = pod.metadata;
  const waits = more["started"] === false && more["lastState"] === undefined && more["restartCount"] === 0;
  return {
    name,
    image,
    imageID: waits ? "" : `${textOr(image).split(":")[0] ?? ""}@sha256:${digest(textOr(image))}`,
    ...(waits ? {} : { containerID: `containerd://${digest(`${uid}/${textOr(name)}`)}` }),
    lastState: {},
    ...more,
  };
}

const terminated = (exitCode: number, reason: string, startedAt: number, finishedAt: number): JsonObject => ({
  terminated: {
    exitCode,
    reason,
    startedAt: kubernetesTime(startedAt),
    finishedAt: kubernetesTime(finishedAt),
  },
});
const waiting = (reason: string, message?: string): JsonObject => ({
  waiting: message === undefined ? { reason } : { reason, message },
});

/** A container that waits for what comes before it. */
export function pendingState(placed: PlacedContainer, reason: string): ContainerState {
  const state = waiting(reason);
  return {
    status: statusOf(placed, { ready: false, started: false, restartCount: 0, state }),
    readyAt: null,
    nextChangeAt: placed.startsAt,
    ended: null,
  };
}

/** An init container that has done its work between two moments. */
export function completedState(placed: PlacedContainer, from: number, until: number): ContainerState {
  const state = terminated(0, "Completed", from, until);
  return {
    status: statusOf(placed, { ready: true, started: false, restartCount: 0, state, lastState: {} }),
    readyAt: until,
    nextChangeAt: null,
    ended: null,
  };
}

function pullFailing(placed: PlacedContainer, now: number): ContainerState {
  const early = now < placed.startsAt + PULL_FAILS_MS;
  const image = textOr(placed.container["image"]);
  const state = early
    ? waiting("ErrImagePull", `failed to pull and unpack image "${image}": ${image}: not found`)
    : waiting("ImagePullBackOff", `Back-off pulling image "${image}"`);
  return {
    status: statusOf(placed, { ready: false, started: false, restartCount: 0, state }),
    readyAt: null,
    nextChangeAt: early ? placed.startsAt + PULL_FAILS_MS : null,
    ended: null,
  };
}

function crashing(placed: PlacedContainer, now: number): ContainerState {
  const { pod, container, startsAt } = placed;
  const { running, restarts, startedAt, nextChangeAt, backOffMs } = crashLoopAt(now - startsAt);
  const began = startsAt + startedAt;
  const earlier = running ? crashLoopAt(Math.max(0, startedAt - 1)) : { startedAt };
  const last = startsAt + earlier.startedAt;
  const minutes = Math.floor(backOffMs / 60_000);
  const wait = `${minutes > 0 ? `${minutes}m` : ""}${(backOffMs % 60_000) / 1_000}s`;
  const message = `back-off ${wait} restarting failed container=${textOr(container["name"])} pod=${pod.metadata.name}_${pod.metadata.namespace ?? ""}(${pod.metadata.uid ?? ""})`;
  return {
    status: statusOf(placed, {
      ready: false,
      started: running,
      restartCount: restarts,
      state: running
        ? { running: { startedAt: kubernetesTime(began) } }
        : waiting("CrashLoopBackOff", message),
      lastState: running && restarts === 0 ? {} : terminated(1, "Error", last, last + CRASH_RUN_MS),
    }),
    readyAt: null,
    nextChangeAt: startsAt + nextChangeAt,
    ended: null,
  };
}

function working(placed: PlacedContainer, fails: boolean, now: number): ContainerState {
  const { pod, startsAt } = placed;
  const seconds = Number(pod.metadata.annotations?.[RUN_SECONDS_ANNOTATION] ?? RUN_SECONDS);
  const endsAt = startsAt + (seconds > 0 && seconds < 1e6 ? seconds : RUN_SECONDS) * 1_000;
  if (now < endsAt) {
    const state = running(placed, BECOMES_READY_MS, now);
    return { ...state, nextChangeAt: Math.min(state.nextChangeAt ?? endsAt, endsAt) };
  }
  const state = fails
    ? terminated(1, "Error", startsAt, endsAt)
    : terminated(0, "Completed", startsAt, endsAt);
  return {
    status: statusOf(placed, { ready: false, started: false, restartCount: 0, state, lastState: {} }),
    readyAt: null,
    nextChangeAt: null,
    ended: fails ? "Failed" : "Succeeded",
  };
}

function running(placed: PlacedContainer, readyAfter: number | null, now: number): ContainerState {
  const restarts = simulatedRestarts(placed.pod);
  const startsAt = Math.max(placed.startsAt, restarts?.lastAt ?? 0);
  const readyAt = readyAfter === null ? null : startsAt + readyAfter;
  const ready = readyAt !== null && readyAt <= now;
  const state = { running: { startedAt: kubernetesTime(startsAt) } };
  const lastState = restarts ? terminated(143, "Error", placed.startsAt, restarts.lastAt) : {};
  return {
    status: statusOf(placed, { ready, started: true, restartCount: restarts?.count ?? 0, state, lastState }),
    readyAt: ready ? readyAt : null,
    nextChangeAt: ready ? null : readyAt,
    ended: null,
  };
}

const endsByItself = ({ pod, container }: PlacedContainer): boolean => {
  const policy = jsonAt(pod, "spec", "restartPolicy");
  return (policy === "Never" || policy === "OnFailure") && container["name"] !== "istio-proxy";
};

/**
 * A container from its start on: ready after a second, or as the simulated behaviour has it; one of a pod that is not restarted
 * ends when its work is done, but for the mesh's proxy, which does not end by itself.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 */
export function containerState(placed: PlacedContainer, now: number): ContainerState {
  const behaviour = simulatedBehaviour(placed.pod, placed.container);
  if (behaviour === "missing-image") return pullFailing(placed, now);
  if (endsByItself(placed)) return working(placed, behaviour !== "" && behaviour !== "slow-start", now);
  if (behaviour === "crash-loop") return crashing(placed, now);
  if (behaviour === "never-ready" || placed.probeFails) return running(placed, null, now);
  return running(placed, behaviour === "slow-start" ? SLOW_START_MS : BECOMES_READY_MS, now);
}
