import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, textOr } from "../../world/read-json";
import type { MeshWorld } from "../model/mesh-world";
import { oldestFirst } from "./oldest-first";
import type { RouteObjects } from "./route-objects";

const CLASS_ANNOTATION = "kubernetes.io/ingress.class";
const CONTROLLER = "istio.io/ingress-controller";

/** By annotation, else by the IngressClass it names, else only where the mesh takes Ingresses that name none. */
function isServed(
  { objects, meshConfig }: RouteObjects & Pick<MeshWorld, "meshConfig">,
  ingress: K8sObject,
): boolean {
  const mode = textOr(meshConfig["ingressControllerMode"]) || "STRICT";
  const annotated = ingress.metadata.annotations?.[CLASS_ANNOTATION];
  const named = textOr(jsonAt(ingress, "spec", "ingressClassName"));
  const found = objects("networking.k8s.io", "IngressClass").find(({ metadata }) => metadata.name === named);
  if (named !== "" && !found) return false;
  if (annotated !== undefined)
    return (
      mode !== "OFF" &&
      (annotated === (textOr(meshConfig["ingressClass"]) || "istio") ||
        (mode === "DEFAULT" && annotated === ""))
    );
  if (found) return jsonAt(found, "spec", "controller") === CONTROLLER;
  return mode === "DEFAULT";
}

/**
 * The Ingresses that are Istio's to serve, the oldest first.
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/kubernetes-ingress/#specifying-ingressclass
 */
export const servedIngresses = (world: RouteObjects & Pick<MeshWorld, "meshConfig">): readonly K8sObject[] =>
  world
    .objects("networking.k8s.io", "Ingress")
    .filter((one) => isServed(world, one))
    .toSorted(oldestFirst);
