import type { ClusterObject } from "../../mesh/cluster-object";
import { serviceHost } from "../../mesh/hosts/resolve-host";
import { objectAt, objectsAt, textAt } from "../../mesh/read-json";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { olderRouteFirst } from "../api-routes/older-route-first";
import type { ExplainMesh } from "../explain-mesh";

const GATEWAY = "Gateway.gateway.networking.k8s.io";
const GATEWAY_NAME = "gateway.networking.k8s.io/gateway-name";
const CONTROLLER = "istio.io/gateway-controller";
const CLASS = "istio";

/** Whether Istio runs the Gateways of a class at the mesh's edge; it knows its own class without an object of it. */
function isOfIstio({ routing }: ExplainMesh, className: string): boolean {
  const found = routing.snapshot.get("GatewayClass", "", className);
  return found ? textAt(objectAt(found.data, "spec"), "controllerName") === CONTROLLER : className === CLASS;
}

/** Whether an address of a Gateway names, in short or in full, a Service of a workload's pods. */
function namesServiceOf({ routing }: ExplainMesh, value: string, own: string, pods: MeshWorkload): boolean {
  const [name = "", namespace = own] = value.split(".");
  const selector = routing.registry.find(serviceHost(namespace, name))?.selector;
  return (
    namespace === pods.namespace &&
    Object.entries(selector ?? {}).length > 0 &&
    Object.entries(selector ?? {}).every(([key, wanted]) => pods.labels[key] === wanted)
  );
}

function serves(mesh: ExplainMesh, { meta, data }: ClusterObject, pods: MeshWorkload): boolean {
  const byHand = objectsAt(objectAt(data, "spec"), "addresses").filter(
    (address) => textAt(address, "type") === "Hostname",
  );
  if (byHand.length === 0)
    return meta.namespace === pods.namespace && pods.labels[GATEWAY_NAME] === meta.name;
  return byHand.some((address) => namesServiceOf(mesh, textAt(address, "value"), meta.namespace, pods));
}

/**
 * The Gateways of the Gateway API that a workload's pods serve: the one they were deployed for, and those whose address names
 * their Service; the oldest first. https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#deployment-methods
 */
export function servedApiGateways(mesh: ExplainMesh, gateway: MeshWorkload): readonly ClusterObject[] {
  return mesh.routing.snapshot
    .list(GATEWAY)
    .filter(({ data }) => isOfIstio(mesh, textAt(objectAt(data, "spec"), "gatewayClassName")))
    .filter((one) => serves(mesh, one, gateway))
    .toSorted(olderRouteFirst);
}
