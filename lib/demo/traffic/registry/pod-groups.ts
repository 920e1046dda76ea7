import { groupBy } from "../../world/group-by";
import type { K8sObject } from "../../world/k8s-object";
import type { PodGroup } from "../model/pod-group";
import { type ReadPod, readPod } from "./read-pod";

/** Labels that tell pods of one template apart. */
const OF_ONE_POD: ReadonlySet<string> = new Set([
  "pod-template-hash",
  "controller-revision-hash",
  "statefulset.kubernetes.io/pod-name",
  "apps.kubernetes.io/pod-index",
]);

function likeness({ end, labels }: ReadPod): string {
  const shared = [...labels]
    .filter(([name]) => !OF_ONE_POD.has(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  return [end.namespace, end.workload, end.serviceAccount, end.dataPlane, ...shared].join("\u0001");
}

/** The ready pods, those of one workload that traffic cannot tell apart together. */
export function podGroups(pods: readonly K8sObject[]): readonly PodGroup[] {
  const ready = pods.map(readPod).filter((pod) => pod !== null);
  return [...groupBy(ready, likeness).values()].flatMap((members) => {
    const [first] = members;
    if (!first) return [];
    const { end, labels, annotations } = first;
    return [{ end: { ...end, pods: members.map(({ pod }) => pod) }, labels, annotations }];
  });
}
