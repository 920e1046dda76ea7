import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { objectAt, objectsAt, textAt, textsAt } from "../mesh/read-json";
import type { MeshRouting } from "../routing/mesh-routing";
import type { MeshWorkload } from "../routing/mesh-workload";
import { serviceSelects } from "../routing/service-selects";

/** The addresses that a load balancer gave, of a Service or an Ingress. https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer */
export function balancerAddresses({ data }: ClusterObject): readonly string[] {
  const balancer = objectAt(objectAt(data, "status"), "loadBalancer");
  return objectsAt(balancer, "ingress")
    .map((one) => textAt(one, "ip") || textAt(one, "hostname"))
    .filter((address) => address !== "");
}

/**
 * The port of a Service that leads to a port a gateway names: it may name the Service's own port, or the one that its proxies
 * listen on. https://istio.io/latest/docs/reference/config/networking/gateway/#Port
 */
function servicePort(service: ClusterObject, named: number): JsonObject | undefined {
  const ports = objectsAt(objectAt(service.data, "spec"), "ports");
  return ports.find((one) => one["port"] === named) ?? ports.find((one) => one["targetPort"] === named);
}

/** A Service without an address of its own is reached inside of the cluster, or on a port of every node. */
function addressesOf(service: ClusterObject, port: JsonObject | undefined): readonly string[] {
  const given = [...balancerAddresses(service), ...textsAt(objectAt(service.data, "spec"), "externalIPs")];
  if (given.length > 0 || port === undefined) return given;
  const nodePort = port["nodePort"];
  return typeof nodePort === "number" && nodePort > 0 ? [`port ${nodePort} of every node`] : [];
}

/** Where the proxies of a gateway are reached on a port that it names: through the Services in front of them. */
export function reachedAt(
  { snapshot }: MeshRouting,
  workloads: readonly MeshWorkload[],
  named: number,
): { readonly addresses: readonly string[]; readonly port: number } {
  const services = snapshot
    .list("Service")
    .filter((service) => workloads.some((workload) => serviceSelects(service, workload)));
  const ports = services.map((service) => servicePort(service, named)?.["port"]);
  const addresses = services.flatMap((service) => addressesOf(service, servicePort(service, named)));
  const port = ports.find((one) => typeof one === "number");
  return { addresses: [...new Set(addresses)], port: typeof port === "number" ? port : named };
}
