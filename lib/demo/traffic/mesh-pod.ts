import type { K8sObject } from "../world/k8s-object";
import { jsonAt, objectsIn, textMap, textOr, textsIn } from "../world/read-json";
import { histogramBuckets } from "./histogram-buckets";
import type { FlowEnd } from "./mesh-flow";

/** A pod as a possible end of flows. */
export interface MeshPod {
  readonly end: FlowEnd;
  readonly labels: ReadonlyMap<string, string>;
  readonly ready: boolean;
  /** Whether the proxy is the pod itself (an ingress or egress gateway). */
  readonly gateway: boolean;
}

/** The workload a pod belongs to: its Deployment where a ReplicaSet owns it, else its owner, else itself. */
function workloadOf(pod: K8sObject): string {
  const owner = objectsIn(pod.metadata["ownerReferences"]).find((one) => one["controller"] === true);
  const name = textOr(owner?.["name"]);
  const hash = pod.metadata.labels?.["pod-template-hash"];
  if (hash !== undefined && name.endsWith(`-${hash}`)) return name.slice(0, -hash.length - 1);
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
  objectsIn(jsonAt(pod, "status", "conditions")).some(
    (condition) => condition["type"] === "Ready" && condition["status"] === "True",
  );

/** Reads a Pod; canonical names as in https://istio.io/latest/docs/reference/config/labels/. */
export function meshPod(pod: K8sObject): MeshPod {
  const labels = textMap(jsonAt(pod, "metadata", "labels"));
  const proxy = [
    ...objectsIn(jsonAt(pod, "spec", "containers")),
    ...objectsIn(jsonAt(pod, "spec", "initContainers")),
  ].find((container) => container["name"] === "istio-proxy");
  const workload = workloadOf(pod);
  const annotations = textMap(jsonAt(pod, "metadata", "annotations"));
  return {
    labels,
    ready: isReady(pod),
    gateway: textsIn(proxy?.["args"]).includes("router"),
    end: {
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
      pod: pod.metadata.name,
      address: textOr(jsonAt(pod, "status", "podIP")),
      proxied: proxy !== undefined,
      buckets: histogramBuckets(annotations.get("sidecar.istio.io/statsHistogramBuckets")),
    },
  };
}
