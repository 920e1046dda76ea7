import { groupBy } from "../../world/group-by";
import { textsIn } from "../../world/read-json";
import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import { type HostIndex, hostIndex } from "./host-index";
import { inOrderOfCreation } from "./in-order-of-creation";
import { kubernetesService } from "./kubernetes-service";
import type { MeshService } from "./mesh-service";
import { serviceEntry } from "./service-entry";

/** All services of the cluster, whoever may see them. Those that share a host stand in the order in which they win. */
export interface ServiceRegistry {
  readonly byHost: HostIndex<MeshService>;
  at(address: string): readonly MeshService[];
  /** The Kubernetes Services of a namespace. */
  servicesIn(namespace: string): readonly MeshService[];
}

/**
 * Reads the Services and ServiceEntries of a world. Of services that share a host a Kubernetes Service comes first, then the
 * oldest ServiceEntry. https://istio.io/latest/docs/ops/configuration/traffic-management/dns/
 */
export const serviceRegistry = perWorld((world: MeshWorld): ServiceRegistry => {
  const exportTo = textsIn(world.meshConfig["defaultServiceExportTo"]);
  const services = [
    ...world.objects("", "Service").map((one) => kubernetesService(one, exportTo)),
    ...world
      .objects("networking.istio.io", "ServiceEntry")
      .toSorted(inOrderOfCreation)
      .flatMap((one) => serviceEntry(one, exportTo)),
  ];
  const owned = services.flatMap((one) => one.addresses.map((address) => ({ address, one })));
  const kubernetes = services.filter(({ origin }) => origin === "Service");
  const byNamespace = groupBy(kubernetes, ({ namespace }) => namespace);
  const byAddress = groupBy(owned, ({ address }) => address);
  return {
    byHost: hostIndex(services.map((one) => [one.host, one] as const)),
    at: (address) => (byAddress.get(address) ?? []).map(({ one }) => one),
    servicesIn: (namespace) => byNamespace.get(namespace) ?? [],
  };
});
