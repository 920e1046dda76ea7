import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { kubernetesTime } from "../../kube-api/write/next-state";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn } from "../../world/read-json";
import { stableHash } from "../../world/stable-hash";
import type { Controller, Write } from "../controller";
import { acceptsPod } from "../nodes/node-state";
import { ownerUid } from "../owned-objects";

const component = "default-scheduler";
const nodeOf = (pod: K8sObject): string => {
  const name = jsonAt(pod, "spec", "nodeName");
  return typeof name === "string" ? name : "";
};
const specOf = (pod: K8sObject): JsonObject => (isObject(pod["spec"]) ? pod["spec"] : {});

function unschedulable(pod: K8sObject, nodes: readonly K8sObject[], now: number): readonly Write[] {
  const told = objectsIn(jsonAt(pod, "status", "conditions")).some(
    ({ reason }) => reason === "Unschedulable",
  );
  if (told) return [];
  const message =
    nodes.length === 0
      ? "no nodes available to schedule pods"
      : `0/${nodes.length} nodes are available: ${nodes.length} node(s) were unschedulable or didn't match the pod's node selector or taints.`;
  const condition = {
    type: "PodScheduled",
    status: "False",
    reason: "Unschedulable",
    message,
    lastProbeTime: null,
    lastTransitionTime: kubernetesTime(now),
  };
  return [
    { op: "updateStatus", object: { ...pod, status: { phase: "Pending", conditions: [condition] } } },
    {
      op: "event",
      happening: { about: pod, type: "Warning", reason: "FailedScheduling", message, component },
    },
  ];
}

/** The accepting node with the fewest pods of the same owner; among equals the hash of the pod's name decides. */
function bestNode(
  pod: K8sObject,
  nodes: readonly K8sObject[],
  countOn: (node: string) => number,
): K8sObject | undefined {
  const rank = (node: K8sObject): number => stableHash(`${pod.metadata.name}/${node.metadata.name}`);
  return nodes
    .filter((node) => acceptsPod(node, pod))
    .sort((a, b) => countOn(a.metadata.name) - countOn(b.metadata.name) || rank(a) - rank(b))[0];
}

function bound(pod: K8sObject, node: string): readonly Write[] {
  const { namespace = "", name } = pod.metadata;
  const message = `Successfully assigned ${namespace}/${name} to ${node}`;
  return [
    { op: "update", object: { ...pod, spec: { ...specOf(pod), nodeName: node } } },
    { op: "event", happening: { about: pod, type: "Normal", reason: "Scheduled", message, component } },
  ];
}

/**
 * Puts every pod that has none on a node, the pods of one owner spread evenly; one that no node accepts stays Pending.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
export const podScheduler: Controller = {
  name: "scheduler",
  reconcile: (view, now) => {
    const pods = view.list("", "Pod");
    const waiting = pods.filter(
      (pod) => nodeOf(pod) === "" && pod.metadata["deletionTimestamp"] === undefined,
    );
    if (waiting.length === 0) return { writes: [], wakeAt: null };
    const nodes = view.list("", "Node");
    const counts = new Map<string, number>();
    const keyOf = (pod: K8sObject, node: string): string => `${ownerUid(pod)}/${node}`;
    const add = (key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const pod of pods) add(keyOf(pod, nodeOf(pod)));
    const writes = waiting.flatMap((pod) => {
      const node = bestNode(pod, nodes, (name) => counts.get(keyOf(pod, name)) ?? 0);
      if (node === undefined) return unschedulable(pod, nodes, now);
      add(keyOf(pod, node.metadata.name));
      return bound(pod, node.metadata.name);
    });
    return { writes, wakeAt: null };
  },
};
