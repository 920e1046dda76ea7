import type { Json } from "@/lib/domain/mesh/cluster-object";
import { numberAt } from "../../world/number-at";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt } from "../../world/read-json";

/** spec.replicas, one where it is not given. */
export const wantedReplicas = (object: K8sObject): number =>
  Math.max(0, numberAt(object, 1, "spec", "replicas"));

export const sumOf = (objects: readonly K8sObject[], count: (object: K8sObject) => number): number =>
  objects.reduce((sum, object) => sum + count(object), 0);

/** The available pods of a ReplicaSet, as far as it is still to have them. */
export const availableReplicas = (set: K8sObject): number =>
  Math.min(wantedReplicas(set), numberAt(set, 0, "status", "availableReplicas"));

/** A number or a percentage of `total`, as intstr.IntOrString holds it. */
function amountOf(value: Json | undefined, total: number, round: (share: number) => number): number {
  if (typeof value === "number") return Math.max(0, Math.floor(value));
  const percent = typeof value === "string" ? /^(\d{1,3})%$/.exec(value)?.[1] : undefined;
  return round((Number(percent ?? "25") / 100) * total);
}

/**
 * How many pods a rolling update may have too many and too few. Percentages round up for the first and down for the second;
 * where both come to nothing, one may be missing.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
 */
export function rollingBounds(deployment: K8sObject): { readonly surge: number; readonly missing: number } {
  const rolling = jsonAt(deployment, "spec", "strategy", "rollingUpdate");
  const wanted = wantedReplicas(deployment);
  const surge = amountOf(jsonAt(rolling, "maxSurge"), wanted, Math.ceil);
  const missing = amountOf(jsonAt(rolling, "maxUnavailable"), wanted, Math.floor);
  return { surge, missing: surge === 0 && missing === 0 ? 1 : Math.min(missing, wanted) };
}
