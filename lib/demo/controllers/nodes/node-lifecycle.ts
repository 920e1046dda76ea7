import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import { healthyNodeStatus } from "../../world/nodes";
import { stableHash } from "../../world/stable-hash";
import type { Controller, Write } from "../controller";
import { nodeLostAt } from "./node-state";

const component = "node-controller";
const KEYS = { lost: "node.kubernetes.io/not-ready", cordoned: "node.kubernetes.io/unschedulable" } as const;

/** The taints a node should carry: those of its state, and others as they are. */
function wantedTaints(node: K8sObject): readonly JsonObject[] {
  const own: readonly string[] = Object.values(KEYS);
  const others = objectsIn(jsonAt(node, "spec", "taints")).filter(({ key }) => !own.includes(textOr(key)));
  return [
    ...others,
    ...(jsonAt(node, "spec", "unschedulable") === true ? [{ key: KEYS.cordoned, effect: "NoSchedule" }] : []),
    ...(nodeLostAt(node) === null ? [] : [{ key: KEYS.lost, effect: "NoExecute" }]),
  ];
}

const has = (taints: readonly JsonObject[], wanted: string): boolean =>
  taints.some(({ key }) => key === wanted);

const CORDONS = {
  told: "kubelet",
  on: "NodeNotSchedulable",
  off: "NodeSchedulable",
  key: KEYS.cordoned,
} as const;
const LOSSES = { told: component, on: "NodeNotReady", off: "NodeReady", key: KEYS.lost } as const;

function changeOf(node: K8sObject): readonly Write[] {
  const before = objectsIn(jsonAt(node, "spec", "taints"));
  const taints = wantedTaints(node);
  const keys = (of: readonly JsonObject[]): string => of.map(({ key }) => textOr(key)).join();
  if (keys(before) === keys(taints)) return [];
  const spec = Object.fromEntries(
    Object.entries(isObject(node["spec"]) ? node["spec"] : {}).filter(([key]) => key !== "taints"),
  );
  const tainted = { ...node, spec: { ...spec, ...(taints.length === 0 ? {} : { taints }) } };
  const events = [LOSSES, CORDONS]
    .filter(({ key }) => has(before, key) !== has(taints, key))
    .map(({ told, on, off, key }): Write => {
      const reason = has(taints, key) ? on : off;
      const message = `Node ${node.metadata.name} status is now: ${reason}`;
      return { op: "event", happening: { about: node, type: "Normal", reason, message, component: told } };
    });
  return [{ op: "update", object: tainted }, ...events];
}

/** A node that was made by hand and tells nothing of itself: its machine starts and joins. */
function joinOf(node: K8sObject): readonly Write[] {
  if (jsonAt(node, "status", "conditions") !== undefined) return [];
  const { name } = node.metadata;
  const address = `192.168.50.${1 + (stableHash(name) % 254)}`;
  const message = `Node ${name} event: Registered Node ${name} in Controller`;
  return [
    { op: "updateStatus", object: { ...node, status: healthyNodeStatus(name, address) } },
    { op: "event", happening: { about: node, type: "Normal", reason: "RegisteredNode", message, component } },
  ];
}

/**
 * Taints nodes that are not ready or cordoned, as the node controller does, tells of it, and lets new nodes join.
 * https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller
 */
export const nodeLifecycle: Controller = {
  name: "node-lifecycle-controller",
  reconcile: (view) => {
    const writes = view.list("", "Node").flatMap((node) => {
      const changes = changeOf(node);
      return changes.length > 0 ? changes : joinOf(node);
    });
    return { writes, wakeAt: null };
  },
};
