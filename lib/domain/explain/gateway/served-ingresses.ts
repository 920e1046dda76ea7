import type { ClusterObject } from "../../mesh/cluster-object";
import { objectAt, textAt } from "../../mesh/read-json";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { olderRouteFirst } from "../api-routes/older-route-first";
import type { ExplainMesh } from "../explain-mesh";

const CLASS_ANNOTATION = "kubernetes.io/ingress.class";
const CLASS = "istio";
/** The workload that serves Ingresses where MeshConfig's ingressSelector names no other. */
const SELECTOR = { name: "istio", value: "ingressgateway" } as const;

/** By annotation, else by class; one that names neither is left to others. IngressClasses are not read: the class is Istio's by its name. */
function isServed({ meta, data }: ClusterObject): boolean {
  const className = textAt(objectAt(data, "spec"), "ingressClassName");
  const annotated = meta.annotations[CLASS_ANNOTATION];
  return annotated === undefined ? className === CLASS : annotated === CLASS;
}

/**
 * The Ingresses that a gateway's pods serve, the oldest first.
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/kubernetes-ingress/#specifying-ingressclass
 */
export function servedIngresses(
  { routing }: ExplainMesh,
  { labels }: MeshWorkload,
): readonly ClusterObject[] {
  if (labels[SELECTOR.name] !== SELECTOR.value) return [];
  return routing.snapshot.list("Ingress").filter(isServed).toSorted(olderRouteFirst);
}
