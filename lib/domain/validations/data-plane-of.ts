import { hasProxy } from "@/lib/domain/mesh/has-proxy";
import type { Pod } from "@/lib/domain/mesh/resources/pod";

type Labels = Readonly<Record<string, string>>;

/** What carries a workload's traffic: a sidecar, the node's ztunnel, a gateway's or waypoint's own proxy, or nothing. */
export type DataPlane = "sidecar" | "ambient" | "gateway" | "none";

const INJECT = "sidecar.istio.io/inject";
const REVISION = "istio.io/rev";
const MODE = "istio.io/dataplane-mode";
const GATEWAY_LABELS = ["gateway.networking.k8s.io/gateway-name", "gateway.istio.io/managed"];

/**
 * Whether Istio's webhook gives new pods with these labels and annotations a sidecar, by the labels of the namespace and the
 * pod. https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
 */
export function asksForSidecar(podLabels: Labels, podAnnotations: Labels, namespaceLabels: Labels): boolean {
  const wanted = podLabels[INJECT] ?? podAnnotations[INJECT] ?? "";
  const namespaceWants = namespaceLabels["istio-injection"] ?? "";
  if (wanted === "false" || namespaceWants === "disabled") return false;
  if (namespaceWants === "enabled" || wanted === "true") return true;
  return REVISION in namespaceLabels;
}

/** Whether the labels put a pod into the ambient mesh: its own before its namespace's. */
export function asksForAmbient(podLabels: Labels, namespaceLabels: Labels): boolean {
  return (podLabels[MODE] ?? namespaceLabels[MODE]) === "ambient";
}

/** What carries a running pod's traffic, by its containers and labels. */
export function dataPlaneOfPod(pod: Pod, namespaceLabels: Labels): DataPlane {
  if (!hasProxy(pod, namespaceLabels)) return "none";
  if (!pod.containers.includes("istio-proxy")) return "ambient";
  const alone = pod.containers.every((name) => name === "istio-proxy" || name === "istio-init");
  return alone || isGatewayLabelled(pod.meta.labels) ? "gateway" : "sidecar";
}

/** What will carry the traffic of a workload that has no pods at the moment, by its pod template. */
export function dataPlaneOfTemplate(labels: Labels, annotations: Labels, namespaceLabels: Labels): DataPlane {
  if (isGatewayLabelled(labels)) return "gateway";
  if (asksForSidecar(labels, annotations, namespaceLabels)) return "sidecar";
  return asksForAmbient(labels, namespaceLabels) ? "ambient" : "none";
}

const isGatewayLabelled = (labels: Labels): boolean => GATEWAY_LABELS.some((label) => label in labels);
