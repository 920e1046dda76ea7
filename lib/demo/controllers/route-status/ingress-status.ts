import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectsView } from "../../world/objects-view";
import { jsonAt, objectsIn, textOr, textsIn } from "../../world/read-json";
import { isAddress } from "../../traffic/registry/full-host";
import { ROOT_NAMESPACE } from "../../world/root-namespace";

/**
 * The status of every Ingress that Istio serves: the addresses of the mesh's ingress gateway.
 * https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig (ingressService)
 */
export function ingressStatus(view: ObjectsView, meshConfig: JsonObject): JsonObject {
  const name = textOr(meshConfig["ingressService"]) || "istio-ingressgateway";
  const service = view
    .list("", "Service")
    .find(({ metadata }) => metadata.name === name && metadata.namespace === ROOT_NAMESPACE);
  const balancers = objectsIn(jsonAt(service, "status", "loadBalancer", "ingress"));
  const addresses =
    jsonAt(service, "spec", "type") === "ExternalName"
      ? [textOr(jsonAt(service, "spec", "externalName"))]
      : [
          ...balancers.map(({ ip, hostname }) => textOr(ip) || textOr(hostname)),
          ...textsIn(jsonAt(service, "spec", "externalIPs")),
        ];
  const ingress = addresses
    .filter((one) => one !== "")
    .sort()
    .map((one) => (isAddress(one) ? { ip: one } : { hostname: one }));
  return { loadBalancer: ingress.length > 0 ? { ingress } : {} };
}
