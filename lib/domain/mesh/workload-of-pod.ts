import type { ObjectMeta } from "./cluster-object";
import type { ClusterSnapshot } from "./cluster-snapshot";

/** The workload's name by the template hash that Deployments and Rollouts append to their ReplicaSets' names. */
function withoutHash(name: string, labels: ObjectMeta["labels"]): string {
  const hash = labels["pod-template-hash"] ?? labels["rollouts-pod-template-hash"] ?? "";
  return hash !== "" && name.endsWith(`-${hash}`) ? name.slice(0, -hash.length - 1) : name;
}

/** The name of the CronJob whose Jobs are named by the minute of their schedule; other Jobs keep theirs. */
function withoutMinute(name: string): string {
  return name.replace(/(.)-\d{8,10}$/, "$1");
}

/**
 * The name of the workload a pod belongs to, which is the one Istio puts in telemetry: the owner of its ReplicaSet or
 * Job, else its owner, else the pod itself. Where that owner is not known, as Istio guesses it: by the ReplicaSet's
 * template hash, the Job's minute or OpenShift's label.
 */
export function workloadOfPod(pod: ObjectMeta, snapshot: Pick<ClusterSnapshot, "get">): string {
  const { owner, namespace, name, labels } = pod;
  if (!owner) return name;
  if (owner.kind === "ReplicationController") return labels["deploymentconfig"] ?? owner.name;
  if (owner.kind !== "ReplicaSet" && owner.kind !== "Job") return owner.name;
  const between = snapshot.get(owner.kind, namespace, owner.name);
  if (between?.meta.owner) return between.meta.owner.name;
  if (owner.kind === "Job") return withoutMinute(owner.name);
  return between ? owner.name : withoutHash(owner.name, labels);
}
