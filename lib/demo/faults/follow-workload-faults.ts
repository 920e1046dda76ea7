import { withRestart } from "../controllers/pods/simulated-restarts";
import { findKind } from "../kube-api/kinds/find-kind";
import type { ObjectStore } from "../kube-api/store/object-store";
import type { K8sObject } from "../world/k8s-object";
import { isObject, jsonAt, objectsIn, textOr } from "../world/read-json";
import type { ActiveFault, WorkloadFault } from "./fault";
import type { FaultBoard } from "./fault-board";

const SCALED = ["Deployment", "StatefulSet"];

type OnWorkload = Extract<ActiveFault, { on: "workload" }>;

function put(store: ObjectStore, object: K8sObject): void {
  const kind = findKind(object.apiVersion, object.kind);
  if (kind) store.put(kind, object);
}

const of = (faults: readonly ActiveFault[], kind: WorkloadFault["kind"]): readonly OnWorkload[] =>
  faults.filter((one): one is OnWorkload => one.on === "workload" && one.fault.kind === kind);

function owners(store: ObjectStore, { namespace, workload }: OnWorkload): readonly K8sObject[] {
  return SCALED.flatMap((kind) => {
    const served = findKind("apps/v1", kind);
    const found = served && store.get(served, namespace, workload);
    return found ? [found] : [];
  });
}

function scale(store: ObjectStore, object: K8sObject, replicas: number): void {
  const spec = isObject(object["spec"]) ? object["spec"] : {};
  put(store, { ...object, spec: { ...spec, replicas } });
}

function restart(store: ObjectStore, { namespace, workload }: OnWorkload, now: number): void {
  const pods = findKind("v1", "Pod");
  if (!pods) return;
  for (const pod of store.list(pods)) {
    const [owner] = objectsIn(pod.metadata["ownerReferences"]);
    const hash = pod.metadata.labels?.["pod-template-hash"];
    const named = textOr(owner?.["name"]);
    const name = hash === undefined ? named : named.replace(`-${hash}`, "");
    if (pod.metadata.namespace === namespace && name === workload) put(store, withRestart(pod, now));
  }
}

/**
 * Does to the pods of workloads what the faults of a board say, and undoes it when a fault is taken back, until the returned
 * function is called. A restart is done once.
 */
export function followWorkloadFaults(
  board: FaultBoard,
  store: ObjectStore,
  clock: { now(): number },
): () => void {
  const replicas = new Map<string, { readonly fault: OnWorkload; readonly before: number }>();
  const restarts = new Set<string>();
  return board.subscribe(() => {
    const active = board.active();
    const zero = of(active, "scaled-to-zero");
    for (const fault of zero)
      for (const owner of replicas.has(fault.id) ? [] : owners(store, fault)) {
        const before = jsonAt(owner, "spec", "replicas");
        replicas.set(fault.id, { fault, before: typeof before === "number" ? before : 1 });
        scale(store, owner, 0);
      }
    for (const [id, { fault, before }] of replicas) {
      if (zero.some((one) => one.id === id)) continue;
      replicas.delete(id);
      for (const owner of owners(store, fault)) scale(store, owner, before);
    }
    for (const fault of of(active, "restart")) {
      if (restarts.has(fault.id)) continue;
      restarts.add(fault.id);
      restart(store, fault, clock.now());
    }
  });
}
