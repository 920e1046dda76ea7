import { isDeepStrictEqual } from "node:util";
import type { K8sObject } from "../../world/k8s-object";
import { numberAt } from "../../world/number-at";
import type { ObjectsView } from "../../world/objects-view";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { Controller, Reconciled, Write } from "../controller";
import { earliest } from "../earliest";
import type { Allocations } from "../loop/allocations";
import { acceptsPod } from "../nodes/node-state";
import { ownedObjects } from "../owned-objects";
import { createPod } from "../pods/create-pod";
import { countReady, isActivePod, podReadyAt } from "../pods/pod-readiness";
import { terminatePod } from "../pods/terminate-pod";
import { REVISION_LABEL, templateRevision } from "../stateful-sets/template-revision";

const component = "daemonset-controller";
/** What every DaemonSet's pods tolerate, so that they run on nodes that others must leave. */
const TOLERATIONS = [
  "not-ready",
  "unreachable",
  "disk-pressure",
  "memory-pressure",
  "pid-pressure",
  "unschedulable",
].map((condition) => ({ key: `node.kubernetes.io/${condition}`, operator: "Exists" }));

interface Daemon {
  readonly set: K8sObject;
  readonly nodes: readonly K8sObject[];
  readonly pods: readonly K8sObject[];
  readonly revision: string;
}

const nodeOf = (pod: K8sObject): string => textOr(jsonAt(pod, "spec", "nodeName"));

function podSpecOn(set: K8sObject, node: string) {
  const own = objectsIn(jsonAt(set, "spec", "template", "spec", "tolerations"));
  return { nodeName: node, tolerations: [...own, ...TOLERATIONS] };
}

/** The nodes that the pods may run on: cordoned ones and those not ready are no obstacle. */
function suitableNodes(view: ObjectsView, set: K8sObject): readonly K8sObject[] {
  const template = jsonAt(set, "spec", "template", "spec");
  const pod: K8sObject = {
    ...set,
    spec: { ...(isObject(template) ? template : {}), tolerations: podSpecOn(set, "").tolerations },
  };
  return view.list("", "Node").filter(({ spec, status: _, ...node }) => {
    const taints = jsonAt(spec, "taints") ?? [];
    return acceptsPod({ ...node, spec: { taints } }, pod);
  });
}

function createMissing(
  view: ObjectsView,
  { set, nodes, pods, revision }: Daemon,
  allocations: Pick<Allocations, "newName">,
): readonly Write[] {
  const occupied = new Set(pods.map(nodeOf));
  return nodes
    .filter((node) => !occupied.has(node.metadata.name))
    .flatMap(
      (node) =>
        createPod(view, jsonAt(set, "spec", "template"), {
          owner: set,
          name: allocations.newName(`${set.metadata.name}-`),
          component,
          labels: { [REVISION_LABEL]: revision },
          spec: podSpecOn(set, node.metadata.name),
        }).writes,
    );
}

/** Pods on nodes they do not belong to, and one of an older template while all others are ready. */
function removeSurplus({ set, nodes, pods, revision }: Daemon, now: number): readonly Write[] {
  const names = new Set(nodes.map(({ metadata }) => metadata.name));
  const active = pods.filter(isActivePod);
  const astray = active.filter((pod) => !names.has(nodeOf(pod)));
  const outdated = active.filter((pod) => pod.metadata.labels?.[REVISION_LABEL] !== revision);
  const rolling = jsonAt(set, "spec", "updateStrategy", "type") !== "OnDelete";
  const settled = active.length === pods.length && active.every((pod) => podReadyAt(pod) !== null);
  const next = outdated.find((pod) => podReadyAt(pod) === null) ?? (settled ? outdated[0] : undefined);
  return [...astray, ...(rolling && next !== undefined ? [next] : [])].flatMap((pod) =>
    terminatePod(pod, now),
  );
}

function statusOf({ set, nodes, pods, revision }: Daemon, now: number) {
  const active = pods.filter(isActivePod);
  const { ready, available, nextAt } = countReady(active, numberAt(set, 0, "spec", "minReadySeconds"), now);
  const missing = Math.max(0, nodes.length - available);
  const status = {
    observedGeneration: numberAt(set, 1, "metadata", "generation"),
    currentNumberScheduled: active.length,
    desiredNumberScheduled: nodes.length,
    numberAvailable: available,
    numberMisscheduled: 0,
    numberReady: ready,
    ...(missing > 0 ? { numberUnavailable: missing } : {}),
    updatedNumberScheduled: active.filter((pod) => pod.metadata.labels?.[REVISION_LABEL] === revision).length,
  };
  return { status, nextAt };
}

function reconcileDaemon(
  view: ObjectsView,
  daemon: Daemon,
  allocations: Pick<Allocations, "newName">,
  now: number,
): Reconciled {
  const { status, nextAt } = statusOf(daemon, now);
  return {
    writes: [
      ...createMissing(view, daemon, allocations),
      ...removeSurplus(daemon, now),
      ...(isDeepStrictEqual(status, daemon.set["status"])
        ? []
        : [{ op: "updateStatus", object: { ...daemon.set, status } } as const]),
    ],
    wakeAt: nextAt,
  };
}

/**
 * Keeps one pod of each DaemonSet on every node that it suits, cordoned or not.
 * https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export function createDaemonSetController(allocations: Pick<Allocations, "newName">): Controller {
  return {
    name: "daemonset-controller",
    reconcile: (view, now) => {
      const podsOf = ownedObjects(view.list("", "Pod"));
      const results = view
        .list("apps", "DaemonSet")
        .filter(({ metadata }) => metadata["deletionTimestamp"] === undefined)
        .map((set) => {
          const nodes = suitableNodes(view, set);
          const daemon = { set, nodes, pods: podsOf(set), revision: templateRevision(set) };
          return reconcileDaemon(view, daemon, allocations, now);
        });
      return {
        writes: results.flatMap(({ writes }) => writes),
        wakeAt: earliest(results.map(({ wakeAt }) => wakeAt)),
      };
    },
  };
}
