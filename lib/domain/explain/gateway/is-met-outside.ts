import { objectAt, textAt, textsAt } from "../../mesh/read-json";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { serviceSelects } from "../../routing/service-selects";
import type { ExplainMesh } from "../explain-mesh";

const OPEN_TYPES: ReadonlySet<string> = new Set(["LoadBalancer", "NodePort"]);

/**
 * Whether an address outside of the cluster leads to a gateway: by a Service of type LoadBalancer or NodePort, or one with
 * externalIPs. https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
 */
export function isMetOutside({ routing }: ExplainMesh, gateway: MeshWorkload): boolean {
  return routing.snapshot
    .list("Service")
    .filter((service) => serviceSelects(service, gateway))
    .map(({ data }) => objectAt(data, "spec"))
    .some((spec) => OPEN_TYPES.has(textAt(spec, "type")) || textsAt(spec, "externalIPs").length > 0);
}
