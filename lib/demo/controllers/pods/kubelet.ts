import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, textOr, textsIn } from "../../world/read-json";
import type { Controller, Reconciled, Write } from "../controller";
import { earliest } from "../earliest";
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
): Reconciled & { readonly status: JsonObject | null } {
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
  if (evictAt !== null && evictAt <= now)
    return { writes: terminatePod(pod, now), wakeAt: null, status: null };
  const before = isObject(pod["status"]) ? pod["status"] : {};
  const wakeAt = evictAt ?? nextChangeAt;
  if (isDeepStrictEqual(before, status)) return { writes: [], wakeAt, status: before };
  const update: Write = { op: "updateStatus", object: { ...pod, status } };
  return {
    writes: [
      update,
      ...podHappenings(pod, before, status, { lasting: nextChangeAt === null, refused: probes }),
    ],
    wakeAt,
    status,
  };
}

/** What a status was computed from, and until when it holds. */
interface Reported {
  readonly spec: Json | undefined;
  readonly annotations: K8sObject["metadata"]["annotations"];
  readonly node: K8sObject;
  readonly probes: string;
  readonly wakeAt: number | null;
}

/** What a pod's status depends on besides the time. */
interface Subject {
  readonly pod: K8sObject;
  readonly node: K8sObject;
  readonly failing: ReadonlySet<string>;
}

/** Whether a status that was reported still holds. */
function holds(known: Reported | undefined, { pod, node, failing }: Subject, now: number): known is Reported {
  return (
    known !== undefined &&
    known.spec === pod["spec"] &&
    known.annotations === pod.metadata.annotations &&
    known.node === node &&
    known.probes === [...failing].join() &&
    (known.wakeAt ?? now + 1) > now
  );
}

/** Reports one pod's status, unless the one reported before still holds. */
function kubeletOf(
  allocations: Pick<Allocations, "podAddress">,
): (subject: Subject, now: number) => Reconciled {
  const reported = new WeakMap<object, Reported>();
  return (subject, now) => {
    const { pod, node, failing } = subject;
    const until = stoppedAt(pod);
    if (until !== null) return terminating(pod, until, nodeLostAt(node) !== null, now);
    if (isOver(pod)) return NOTHING;
    const { spec, status } = pod;
    const known = isObject(status) ? reported.get(status) : undefined;
    if (holds(known, subject, now)) return { writes: [], wakeAt: known.wakeAt };
    const { namespace = "", name, annotations } = pod.metadata;
    const address = allocations.podAddress(namespace, name);
    if (address === undefined) return NOTHING;
    const result = reportStatus(pod, node, address, failing, now);
    const { wakeAt } = result;
    if (result.status !== null)
      reported.set(result.status, { spec, annotations, node, probes: [...failing].join(), wakeAt });
    return result;
  };
}

/**
 * The kubelets of all nodes: report the status of the pods bound to them, remove what has stopped, and, once a node has been lost
 * for five minutes, end its pods (https://kubernetes.io/docs/concepts/architecture/nodes/#condition). Pods of a node that is
 * gone go at once. A status that was reported is not computed again before what it depends on changes or its time has come.
 */
export function createKubelet(allocations: Pick<Allocations, "podAddress">): Controller {
  const report = kubeletOf(allocations);
  return {
    name: "kubelet",
    reconcile: (view, now) => {
      const nodes = new Map(view.list("", "Node").map((node) => [node.metadata.name, node]));
      const results = view.list("", "Pod").map((pod): Reconciled => {
        const name = textOr(jsonAt(pod, "spec", "nodeName"));
        const node = nodes.get(name);
        if (name === "") return NOTHING;
        return node === undefined
          ? { writes: [{ op: "delete", object: pod }], wakeAt: null }
          : report({ pod, node, failing: failingProbes(view, pod) }, now);
      });
      return {
        writes: results.flatMap(({ writes }) => writes),
        wakeAt: earliest(results.map(({ wakeAt }) => wakeAt)),
      };
    },
  };
}
