import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { gatewayRole } from "../../traffic/gateway-api/gateway-role";
import type { RouteObjects } from "../../traffic/gateway-api/route-objects";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt } from "../../world/read-json";
import { generationOf, nextConditions } from "./conditions";

const CLASSES = [
  {
    name: "istio",
    controllerName: "istio.io/gateway-controller",
    description: "The default Istio GatewayClass",
    ambient: false,
  },
  {
    name: "istio-remote",
    controllerName: "istio.io/unmanaged-gateway",
    description: "Remote to this cluster. Does not deploy or affect configuration.",
    ambient: false,
  },
  {
    name: "istio-waypoint",
    controllerName: "istio.io/mesh-controller",
    description: "The default Istio waypoint GatewayClass",
    ambient: true,
  },
] as const;

/** The GatewayClasses that istiod adds where they are not there. https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/ */
export function missingGatewayClasses(
  { objects }: RouteObjects,
  { ambient }: { readonly ambient: boolean },
): readonly K8sObject[] {
  const known = new Set(
    objects("gateway.networking.k8s.io", "GatewayClass").map(({ metadata }) => metadata.name),
  );
  return CLASSES.filter((one) => !known.has(one.name) && (ambient || !one.ambient)).map(
    ({ name, controllerName, description }) => ({
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "GatewayClass",
      metadata: { name },
      spec: { controllerName, description },
    }),
  );
}

/** The status of a GatewayClass of Istio's; null of others. https://gateway-api.sigs.k8s.io/reference/spec/#gatewayclassstatus */
export function gatewayClassStatus(
  objects: RouteObjects,
  gatewayClass: K8sObject,
  { now }: { readonly now: number },
): JsonObject | null {
  if (gatewayRole(objects, gatewayClass.metadata.name) === null) return null;
  const before = jsonAt(gatewayClass, "status", "conditions");
  const accepted = {
    type: "Accepted",
    holds: true,
    reason: "Accepted",
    message: "Handled by Istio controller",
  };
  return {
    conditions: nextConditions(before, [accepted], { generation: generationOf(gatewayClass), now }),
  };
}
