import { kubernetesTime } from "../../kube-api/write/next-state";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { Write } from "../controller";

const GRACE_SECONDS = 30;

const numberAt = (pod: K8sObject, ...path: readonly string[]): number | null => {
  const value = jsonAt(pod, ...path);
  return typeof value === "number" && value >= 0 ? value : null;
};

/**
 * Ends a pod as a DELETE of it does: it is marked and its containers are told to stop; one that never started goes at once.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export function terminatePod(pod: K8sObject, now: number): readonly Write[] {
  if (pod.metadata["deletionTimestamp"] !== undefined) return [];
  if (textOr(jsonAt(pod, "spec", "nodeName")) === "") return [{ op: "delete", object: pod }];
  const seconds = numberAt(pod, "spec", "terminationGracePeriodSeconds") ?? GRACE_SECONDS;
  const metadata = {
    ...pod.metadata,
    deletionTimestamp: kubernetesTime(now + seconds * 1_000),
    deletionGracePeriodSeconds: seconds,
  };
  const killing = objectsIn(jsonAt(pod, "spec", "containers")).map(({ name }): Write => ({
    op: "event",
    happening: {
      about: pod,
      type: "Normal",
      reason: "Killing",
      message: `Stopping container ${textOr(name)}`,
      component: "kubelet",
    },
  }));
  return [{ op: "update", object: { ...pod, metadata } }, ...killing];
}

/** How long containers take to stop once they are told to. */
const STOPS_MS = 2_000;

/** Unix milliseconds when the containers of a pod that is being deleted have stopped; null while it is not being deleted. */
export function stoppedAt(pod: K8sObject): number | null {
  const deadline = Date.parse(textOr(pod.metadata["deletionTimestamp"]));
  if (Number.isNaN(deadline)) return null;
  const grace = (numberAt(pod, "metadata", "deletionGracePeriodSeconds") ?? 0) * 1_000;
  return deadline - grace + Math.min(STOPS_MS, grace);
}
