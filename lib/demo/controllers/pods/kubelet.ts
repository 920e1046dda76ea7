import { isDeepStrictEqual } from "node:util";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, textOr, textsIn } from "../../world/read-json";
import type { ObjectsView } from "../../world/objects-view";
import type { Controller, Reconciled, Write } from "../controller";
import type { Allocations } from "../loop/allocations";
import { nodeAddress, nodeLostAt } from "../nodes/node-state";
import { failingProbes } from "./failing-probes";
import { podHappenings } from "./pod-happenings";
import { podStatus } from "./pod-status";
import { stoppedAt, terminatePod } from "./terminate-pod";

/** How long a pod stays on a node that is lost: the toleration that every pod is given. */
const LOST_NODE_MS = 300_000;
const NOTHING: Reconciled = { writes: [], wakeAt: null };

const isOver = (pod: K8sObject): boolean => {
  const phase = jsonAt(pod, "status", "phase");
  return phase === "Succeeded" || phase === "Failed";
};

/** A pod that is being deleted goes when its containers have stopped and no finalizer holds it. */
function terminating(pod: K8sObject, until: number, lost: boolean, now: number): Reconciled {
  if (lost || textsIn(pod.metadata["finalizers"]).length > 0) return NOTHING;
  return until <= now
    ? { writes: [{ op: "delete", object: pod }], wakeAt: null }
    : { writes: [], wakeAt: until };
}

function reportStatus(
  pod: K8sObject,
  node: K8sObject,
  address: string,
  probes: ReadonlySet<string>,
  now: number,
): Reconciled {
  const lostAt = nodeLostAt(node);
  const hostAddress = nodeAddress(node);
  const hostNetwork = jsonAt(pod, "spec", "hostNetwork") === true;
  const place = {
    address: hostNetwork ? hostAddress : address,
    hostAddress,
    nodeLostAt: lostAt,
    failingProbes: probes,
  };
  const { status, nextChangeAt } = podStatus(pod, place, now);
  const evictAt = lostAt === null ? null : lostAt + LOST_NODE_MS;
  if (evictAt !== null && evictAt <= now) return { writes: terminatePod(pod, now), wakeAt: null };
  const before = isObject(pod["status"]) ? pod["status"] : {};
  const writes: readonly Write[] = isDeepStrictEqual(before, status)
    ? []
    : [{ op: "updateStatus", object: { ...pod, status } }, ...podHappenings(pod, before, status)];
  return { writes, wakeAt: evictAt ?? nextChangeAt };
}

interface Seen {
  readonly node: K8sObject;
  readonly probes: string;
  readonly wakeAt: number | null;
}

/**
 * The kubelets of all nodes: report the status of the pods bound to them, remove what has stopped, and, once a node has been lost
 * for five minutes, end its pods (https://kubernetes.io/docs/concepts/architecture/nodes/#condition). Pods of a node that is
 * gone go at once. A pod that was reported is not looked at again before it changes or its time has come.
 */
export function createKubelet(allocations: Pick<Allocations, "podAddress">): Controller {
  const reported = new WeakMap<K8sObject, Seen>();
  const one = (pod: K8sObject, node: K8sObject, view: ObjectsView, now: number): Reconciled => {
    const until = stoppedAt(pod);
    if (until !== null) return terminating(pod, until, nodeLostAt(node) !== null, now);
    if (isOver(pod)) return NOTHING;
    const probes = failingProbes(view, pod);
    const known = reported.get(pod);
    const key = [...probes].join();
    if (known?.node === node && known.probes === key && (known.wakeAt ?? now + 1) > now)
      return { writes: [], wakeAt: known.wakeAt };
    const { namespace = "", name } = pod.metadata;
    const address = allocations.podAddress(namespace, name);
    if (address === undefined) return NOTHING;
    const result = reportStatus(pod, node, address, probes, now);
    if (result.writes.length === 0) reported.set(pod, { node, probes: key, wakeAt: result.wakeAt });
    return result;
  };
  return {
    name: "kubelet",
    reconcile: (view, now) => {
      const nodes = new Map(view.list("", "Node").map((node) => [node.metadata.name, node]));
      const writes: Write[] = [];
      let wakeAt: number | null = null;
      for (const pod of view.list("", "Pod")) {
        const name = textOr(jsonAt(pod, "spec", "nodeName"));
        if (name === "") continue;
        const node = nodes.get(name);
        const result: Reconciled =
          node === undefined
            ? { writes: [{ op: "delete", object: pod }], wakeAt: null }
            : one(pod, node, view, now);
        writes.push(...result.writes);
        if (result.wakeAt !== null) wakeAt = Math.min(wakeAt ?? result.wakeAt, result.wakeAt);
      }
      return { writes, wakeAt };
    },
  };
}
