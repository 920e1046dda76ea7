import type { Labels } from "../../promql/labels";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import { stableHash } from "../../world/stable-hash";
import type { ScrapeTarget } from "../scrape/scrape-target";

/** A running container as the kubelet's cAdvisor exposes it. */
export interface RunningContainer {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly labels: Labels;
  /** The node's kubelet; each run of the container is a life of its own. */
  readonly target: ScrapeTarget;
}

const MAX_CONTAINERS = 40;

const hex = (text: string): string => stableHash(text).toString(16).padStart(8, "0");

function containerOf(pod: K8sObject, status: JsonObject): RunningContainer {
  const { name, namespace = "", uid = "" } = pod.metadata;
  const container = textOr(status["name"]);
  const node = textOr(jsonAt(pod, "spec", "nodeName"));
  const restarts = typeof status["restartCount"] === "number" ? status["restartCount"] : 0;
  const run = `${namespace}/${name}/${container}/${uid}/${restarts}`;
  const started = Date.parse(textOr(jsonAt(status, "state", "running", "startedAt")));
  return {
    namespace,
    pod: name,
    container,
    labels: {
      container,
      id: `/kubepods/pod${uid}/${hex(run)}${hex(`${run}#`)}`,
      image: textOr(status["image"]),
      namespace,
      pod: name,
    },
    target: {
      id: node,
      life: run,
      startedAt: Number.isNaN(started) ? 0 : started,
      labels: { instance: node, job: "kubernetes-nodes-cadvisor" },
    },
  };
}

function read(pod: K8sObject): readonly RunningContainer[] {
  const statuses = [
    ...objectsIn(jsonAt(pod, "status", "containerStatuses")),
    ...objectsIn(jsonAt(pod, "status", "initContainerStatuses")),
  ];
  return statuses
    .slice(0, MAX_CONTAINERS)
    .filter((status) => jsonAt(status, "state", "running") !== undefined)
    .map((status) => containerOf(pod, status));
}

/** Pods that did not change keep their identity in the store, so they are read once. */
const known = new WeakMap<K8sObject, readonly RunningContainer[]>();

/** The containers of a pod that run, sidecars among its init containers included. */
export function runningContainers(pod: K8sObject): readonly RunningContainer[] {
  const found = known.get(pod) ?? read(pod);
  known.set(pod, found);
  return found;
}
