import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textMap, textOr } from "../../world/read-json";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import { gatewayRole } from "./gateway-role";

const NAME_LABEL = "gateway.networking.k8s.io/gateway-name";

/** Whether a Service selects the pods. */
export function selectsPods(service: K8sObject, { end, labels }: PodGroup): boolean {
  const selector = [...textMap(jsonAt(service, "spec", "selector"))];
  return (
    service.metadata.namespace === end.namespace &&
    selector.length > 0 &&
    selector.every(([key, value]) => labels.get(key) === value)
  );
}

/** The Service that an address of the type Hostname names, by its short name or in full. */
function namesServiceOf(world: MeshWorld, address: Json, own: string, pods: PodGroup): boolean {
  const [name = "", namespace = own] = textOr(jsonAt(address, "value")).split(".");
  return world
    .objects("", "Service")
    .some(
      (service) =>
        service.metadata.name === name &&
        service.metadata.namespace === namespace &&
        selectsPods(service, pods),
    );
}

/**
 * The Gateways that pods serve: the one they are deployed for, by their label, and those whose address names their Service.
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#deployment-methods
 */
export function servedGateways(world: MeshWorld, pods: PodGroup): readonly K8sObject[] {
  return world.objects("gateway.networking.k8s.io", "Gateway").filter((gateway) => {
    const { name, namespace = "" } = gateway.metadata;
    if (gatewayRole(world, textOr(jsonAt(gateway, "spec", "gatewayClassName"))) !== "ingress") return false;
    const byHand = objectsIn(jsonAt(gateway, "spec", "addresses")).filter(({ type }) => type === "Hostname");
    return byHand.length === 0
      ? namespace === pods.end.namespace && pods.labels.get(NAME_LABEL) === name
      : byHand.some((address) => namesServiceOf(world, address, namespace, pods));
  });
}
