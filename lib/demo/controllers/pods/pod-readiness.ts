import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";

/** Whether a pod is still to run: neither over nor being deleted. */
export function isActivePod(pod: K8sObject): boolean {
  const phase = jsonAt(pod, "status", "phase");
  return pod.metadata["deletionTimestamp"] === undefined && phase !== "Succeeded" && phase !== "Failed";
}

function readyAtOf(status: JsonObject): number | null {
  const ready = objectsIn(status["conditions"]).find(({ type }) => type === "Ready");
  if (ready?.["status"] !== "True") return null;
  const since = Date.parse(textOr(ready["lastTransitionTime"]));
  return Number.isNaN(since) ? 0 : since;
}

const known = new WeakMap<JsonObject, number | null>();

/** Unix milliseconds since when a pod is ready; null while it is not. */
export function podReadyAt({ status }: K8sObject): number | null {
  if (!isObject(status)) return null;
  const found = known.get(status);
  if (found !== undefined) return found;
  const readyAt = readyAtOf(status);
  known.set(status, readyAt);
  return readyAt;
}

/** How many pods are ready, and how many have been for `minReadySeconds`; `nextAt` is when another one will have been. */
export function countReady(
  pods: readonly K8sObject[],
  minReadySeconds: number,
  now: number,
): { readonly ready: number; readonly available: number; readonly nextAt: number | null } {
  const readyAt = pods.map(podReadyAt).filter((at) => at !== null);
  const availableAt = readyAt.map((at) => at + minReadySeconds * 1_000);
  const later = availableAt.filter((at) => at > now);
  return {
    ready: readyAt.length,
    available: availableAt.length - later.length,
    nextAt: later.length === 0 ? null : Math.min(...later),
  };
}
