import type { ObjectMeta } from "./cluster-object";
import type { ClusterSnapshot } from "./cluster-snapshot";

const OWNERS = ["ReplicaSet", "Job"];

/** The workload's name by the template hash that Deployments and Rollouts append to their ReplicaSets' names. */
function withoutHash(name: string, labels: ObjectMeta["labels"]): string {
  const hash = labels["pod-template-hash"] ?? labels["rollouts-pod-template-hash"] ?? "";
  return hash !== "" && name.endsWith(`-${hash}`) ? name.slice(0, -hash.length - 1) : name;
}

/**
 * The name of the workload a pod belongs to, which is the one Istio puts in telemetry: the owner of its ReplicaSet or
 * Job, else its owner, else the pod itself. Where the ReplicaSet cannot be read its name without the template hash.
 */
export function workloadOfPod(pod: ObjectMeta, snapshot: ClusterSnapshot): string {
  const { owner, namespace, name, labels } = pod;
  if (!owner) return name;
  if (!OWNERS.includes(owner.kind)) return owner.name;
  const between = snapshot.get(owner.kind, namespace, owner.name);
  if (between) return between.meta.owner?.name ?? owner.name;
  return owner.kind === "ReplicaSet" ? withoutHash(owner.name, labels) : owner.name;
}
