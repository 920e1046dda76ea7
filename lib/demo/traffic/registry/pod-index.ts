import type { K8sObject } from "../../world/k8s-object";
import { groupBy } from "../../world/group-by";
import { isObject, jsonAt, objectsIn } from "../../world/read-json";
import type { PodRef } from "../model/mesh-flow";
import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import type { PodGroup } from "../model/pod-group";
import { podGroups } from "./pod-groups";

/** A pod and the group it is one of. */
interface GroupedPod {
  readonly group: PodGroup;
  readonly pod: PodRef;
}

interface PodIndex {
  at(address: string): GroupedPod | undefined;
  named(namespace: string, name: string): GroupedPod | undefined;
  object(namespace: string, name: string): K8sObject | undefined;
  groupsIn(namespace: string): readonly PodGroup[];
}

/** The ready pods of a world by address and by name, and all pods' objects. */
export const podIndex = perWorld((world: MeshWorld): PodIndex => {
  const byAddress = new Map<string, GroupedPod>();
  const byName = new Map<string, GroupedPod>();
  for (const group of world.groups)
    for (const pod of group.end.pods) {
      byName.set(`${group.end.namespace}/${pod.name}`, { group, pod });
      if (pod.address !== "") byAddress.set(pod.address, { group, pod });
    }
  const byNamespace = groupBy(world.groups, ({ end }) => end.namespace);
  const objects = new Map(
    world.objects("", "Pod").map((pod) => [`${pod.metadata.namespace ?? ""}/${pod.metadata.name}`, pod]),
  );
  return {
    at: (address) => byAddress.get(address),
    named: (namespace, name) => byName.get(`${namespace}/${name}`),
    object: (namespace, name) => objects.get(`${namespace}/${name}`),
    groupsIn: (namespace) => byNamespace.get(namespace) ?? [],
  };
});

/** The groups of some pods, each with those pods only; a group that is there in full stays itself. */
export function groupsOfPods(pods: readonly GroupedPod[]): readonly PodGroup[] {
  const chosen = new Map<PodGroup, PodRef[]>();
  for (const { group, pod } of pods) {
    const refs = chosen.get(group);
    if (!refs) chosen.set(group, [pod]);
    else if (!refs.includes(pod)) refs.push(pod);
  }
  return [...chosen].map(([group, refs]) =>
    refs.length === group.end.pods.length ? group : { ...group, end: { ...group.end, pods: refs } },
  );
}

/** The groups of running pods that are not ready, as they would be if they were; of what a Service publishes regardless. */
export function groupsOfUnready(pods: readonly K8sObject[]): readonly PodGroup[] {
  const unready = pods.filter((pod) => jsonAt(pod, "status", "phase") === "Running");
  return podGroups(
    unready.map((pod) => {
      const status = isObject(pod["status"]) ? pod["status"] : {};
      const others = objectsIn(status["conditions"]).filter((one) => one["type"] !== "Ready");
      return { ...pod, status: { ...status, conditions: [...others, { type: "Ready", status: "True" }] } };
    }),
  );
}
