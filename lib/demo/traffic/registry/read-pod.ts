import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textMap, textOr, textsIn } from "../../world/read-json";
import { histogramBuckets } from "../histogram-buckets";
import type { DataPlane } from "../model/data-plane";
import type { FlowEnd, PodRef } from "../model/mesh-flow";

/** A ready pod: one end of flows, with nobody beside it. */
export interface ReadPod {
  readonly end: FlowEnd;
  readonly pod: PodRef;
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
}

/** The Jobs of a CronJob end in the minute they were made for. */
const OF_CRON_JOB = /^(.+)-\d{8,10}$/;

/** The workload a pod belongs to: the Deployment or CronJob of the owner that it made, else its owner, else itself. */
function workloadOf(pod: K8sObject): string {
  const owner = objectsIn(pod.metadata["ownerReferences"]).find((one) => one["controller"] === true);
  const name = textOr(owner?.["name"]);
  const hash = pod.metadata.labels?.["pod-template-hash"];
  if (hash !== undefined && name.endsWith(`-${hash}`)) return name.slice(0, -hash.length - 1);
  if (owner?.["kind"] === "Job") return OF_CRON_JOB.exec(name)?.[1] ?? name;
  return name === "" ? pod.metadata.name : name;
}

function firstLabel(labels: ReadonlyMap<string, string>, names: readonly string[], fallback: string): string {
  for (const name of names) {
    const value = labels.get(name);
    if (value !== undefined && value !== "") return value;
  }
  return fallback;
}

const isReady = (pod: K8sObject): boolean =>
  jsonAt(pod, "status", "phase") === "Running" &&
  pod.metadata["deletionTimestamp"] === undefined &&
  objectsIn(jsonAt(pod, "status", "conditions")).some(
    (condition) => condition["type"] === "Ready" && condition["status"] === "True",
  );

/** Istio's injector and gateway templates tell the kind of proxy by its first argument; the CNI agent marks what it redirects. */
function dataPlaneOf(pod: K8sObject, annotations: ReadonlyMap<string, string>): DataPlane {
  const proxy = [
    ...objectsIn(jsonAt(pod, "spec", "containers")),
    ...objectsIn(jsonAt(pod, "spec", "initContainers")),
  ].find((container) => container["name"] === "istio-proxy");
  const args = textsIn(proxy?.["args"]);
  if (args.includes("ztunnel")) return "none";
  if (args.includes("waypoint")) return "waypoint";
  if (args.includes("router")) return "gateway";
  if (proxy) return "sidecar";
  return annotations.get("ambient.istio.io/redirection") === "enabled" ? "ztunnel" : "none";
}

/** Canonical names as in https://istio.io/latest/docs/reference/config/labels/. */
function endOf(
  pod: K8sObject,
  labels: ReadonlyMap<string, string>,
): Omit<FlowEnd, "dataPlane" | "pods" | "buckets"> {
  const workload = workloadOf(pod);
  return {
    namespace: pod.metadata.namespace ?? "",
    workload,
    app: labels.get("app") ?? "",
    version: labels.get("version") ?? "",
    canonicalService: firstLabel(
      labels,
      ["service.istio.io/canonical-name", "app.kubernetes.io/name", "app"],
      workload,
    ),
    canonicalRevision: firstLabel(
      labels,
      ["service.istio.io/canonical-revision", "app.kubernetes.io/version", "version"],
      "latest",
    ),
    serviceAccount: textOr(jsonAt(pod, "spec", "serviceAccountName")) || "default",
  };
}

function read(pod: K8sObject): ReadPod | null {
  if (!isReady(pod)) return null;
  const labels = textMap(jsonAt(pod, "metadata", "labels"));
  const annotations = textMap(jsonAt(pod, "metadata", "annotations"));
  const ref = {
    name: pod.metadata.name,
    address: textOr(jsonAt(pod, "status", "podIP")),
    node: textOr(jsonAt(pod, "spec", "nodeName")),
  };
  const end = {
    ...endOf(pod, labels),
    dataPlane: dataPlaneOf(pod, annotations),
    pods: [ref],
    buckets: histogramBuckets(annotations.get("sidecar.istio.io/statsHistogramBuckets")),
  };
  return { end, pod: ref, labels, annotations };
}

/** Pods that did not change keep their identity in the store, so they are read once. */
const known = new WeakMap<K8sObject, { readonly value: ReadPod | null }>();

/** Reads a Pod; null where it is not ready to carry traffic. */
export function readPod(pod: K8sObject): ReadPod | null {
  const found = known.get(pod) ?? { value: read(pod) };
  known.set(pod, found);
  return found.value;
}
