import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { MeshFlow } from "../../traffic/model/mesh-flow";
import type { MeshWorld } from "../../traffic/model/mesh-world";
import { perWorld } from "../../traffic/model/per-world";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";

/** Where a call went in the end: the service's own address and port, and the port of its pods. */
export interface CalledAddress {
  /** "" for a service without an address of its own. */
  readonly address: string;
  readonly port: number;
  readonly podPort: number;
}

interface ServicePorts {
  readonly address: string;
  readonly ports: readonly JsonObject[];
}

const servicesByName = perWorld((world: MeshWorld): ReadonlyMap<string, ServicePorts> => {
  const entries = world.objects("", "Service").map((service) => {
    const { namespace = "", name } = service.metadata;
    const clusterIp = textOr(jsonAt(service, "spec", "clusterIP"));
    const ports = objectsIn(jsonAt(service, "spec", "ports"));
    return [`${namespace}/${name}`, { address: clusterIp === "None" ? "" : clusterIp, ports }] as const;
  });
  return new Map(entries);
});

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === "number" ? value : otherwise;

/**
 * Where the calls of a flow went. A call to a port that the service does not have was routed there under another one, as a
 * gateway does with calls to its own port; of several the service's first is meant.
 */
export function calledAddress(world: MeshWorld, { service, call }: MeshFlow): CalledAddress {
  const found = servicesByName(world).get(`${service.namespace}/${service.name}`);
  const used = found?.ports.find(({ port }) => port === call.port) ?? found?.ports[0];
  const port = numberOr(used?.["port"], call.port);
  return { address: found?.address ?? "", port, podPort: numberOr(used?.["targetPort"], port) };
}
