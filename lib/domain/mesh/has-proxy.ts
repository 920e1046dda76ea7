import type { Pod } from "./resources/pod";

const MODE = "istio.io/dataplane-mode";

/**
 * Whether a proxy reports telemetry for the pod: an Envoy of its own (sidecar, native sidecar or gateway), or the node's
 * ztunnel where the pod or else its namespace is labelled into the ambient mesh. Pods on the host's network are never
 * captured. https://istio.io/latest/docs/ambient/usage/add-workloads/
 */
export function hasProxy(pod: Pod, namespaceLabels: Readonly<Record<string, string>>): boolean {
  if (pod.containers.includes("istio-proxy")) return true;
  return !pod.hostNetwork && (pod.meta.labels[MODE] ?? namespaceLabels[MODE]) === "ambient";
}
