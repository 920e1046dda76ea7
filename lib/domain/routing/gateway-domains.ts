import type { ClusterObject } from "../mesh/cluster-object";
import type { Called } from "./caller";
import { apiRoutesByDomain } from "./api-routes-by-domain";
import { gatewaySelects } from "./gateway-servers";
import type { MeshRouting } from "./mesh-routing";
import type { MeshWorkload } from "./mesh-workload";
import { virtualServicesByDomain } from "./virtual-services-by-domain";

const GATEWAY_NAME = "gateway.networking.k8s.io/gateway-name";

const nameOf = ({ meta }: ClusterObject): string => `${meta.namespace}/${meta.name}`;

/** The hosts that a gateway's workload serves, and by which Gateway, each once. https://istio.io/latest/docs/reference/config/networking/gateway/#Server */
export function gatewayDomains(
  mesh: MeshRouting,
  workload: MeshWorkload,
): readonly Pick<Called, "host" | "gateway">[] {
  const found = new Map<string, Pick<Called, "host" | "gateway">>();
  const add = (gateway: string, hosts: readonly string[]): void => {
    for (const host of hosts) found.set(`${gateway} ${host}`, { gateway, host });
  };
  for (const gateway of mesh.snapshot.list("Gateway.networking.istio.io"))
    if (gatewaySelects(gateway, workload))
      add(nameOf(gateway), [...virtualServicesByDomain(mesh, gateway, workload.namespace).keys()]);
  const { namespace, labels } = workload;
  const api = mesh.snapshot.get("Gateway.gateway.networking.k8s.io", namespace, labels[GATEWAY_NAME] ?? "");
  if (api)
    for (const protocol of ["http", "tcp"] as const)
      add(nameOf(api), [...apiRoutesByDomain(mesh, api, protocol).keys()]);
  return [...found.values()];
}
