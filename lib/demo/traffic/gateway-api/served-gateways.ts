import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import { selectsPods } from "../registry/selects-pods";
import { serviceRegistry } from "../registry/service-registry";
import { gatewayRole } from "./gateway-role";
import { perGroup } from "./per-group";

const NAME_LABEL = "gateway.networking.k8s.io/gateway-name";

/** Whether an address of the type Hostname names, by its short name or in full, a Service of the pods. */
function namesServiceOf(world: MeshWorld, address: Json, own: string, { end, labels }: PodGroup): boolean {
  const [name = "", namespace = own] = textOr(jsonAt(address, "value")).split(".");
  return (
    namespace === end.namespace &&
    serviceRegistry(world)
      .servicesIn(namespace)
      .some((service) => service.name === name && selectsPods(service, labels))
  );
}

/**
 * The Gateways that pods serve: the one they are deployed for, by their label, and those whose address names their Service.
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#deployment-methods
 */
export const servedGateways = perGroup((world, pods): readonly K8sObject[] =>
  world.objects("gateway.networking.k8s.io", "Gateway").filter((gateway) => {
    const { name, namespace = "" } = gateway.metadata;
    if (gatewayRole(world, textOr(jsonAt(gateway, "spec", "gatewayClassName"))) !== "ingress") return false;
    const byHand = objectsIn(jsonAt(gateway, "spec", "addresses")).filter(({ type }) => type === "Hostname");
    return byHand.length === 0
      ? namespace === pods.end.namespace && pods.labels.get(NAME_LABEL) === name
      : byHand.some((address) => namesServiceOf(world, address, namespace, pods));
  }),
);
