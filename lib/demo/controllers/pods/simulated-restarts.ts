import { kubernetesTime } from "../../kube-api/write/next-state";
import type { K8sObject } from "../../world/k8s-object";

/** The pod annotation that says how often its containers were made to restart, and when last: `2 2026-01-20T12:00:00Z`. */
const RESTARTS_ANNOTATION = "simulation.meshlens.io/restarts";

export interface SimulatedRestarts {
  readonly count: number;
  /** Unix milliseconds of the last one. */
  readonly lastAt: number;
}

/** How often a pod's containers were made to restart; null where they never were. */
export function simulatedRestarts(pod: K8sObject): SimulatedRestarts | null {
  const [count, moment] = (pod.metadata.annotations?.[RESTARTS_ANNOTATION] ?? "").split(" ");
  const lastAt = Date.parse(moment ?? "");
  return Number(count) > 0 && !Number.isNaN(lastAt) ? { count: Math.floor(Number(count)), lastAt } : null;
}

/** The pod as it is when its containers are made to restart at a moment (unix milliseconds). */
export function withRestart(pod: K8sObject, now: number): K8sObject {
  const count = (simulatedRestarts(pod)?.count ?? 0) + 1;
  const annotations = {
    ...pod.metadata.annotations,
    [RESTARTS_ANNOTATION]: `${count} ${kubernetesTime(now)}`,
  };
  return { ...pod, metadata: { ...pod.metadata, annotations } };
}
