import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import { selectsPods } from "../registry/selects-pods";
import { serviceRegistry } from "../registry/service-registry";
import { targetPort } from "../registry/target-port";

/**
 * Whether the application itself serves TLS on a port: some Service that selects it declares the port as https or tls.
 * https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export const speaksTls = (world: MeshWorld, server: PodGroup, port: number): boolean =>
  serviceRegistry(world)
    .servicesIn(server.end.namespace)
    .filter((service) => selectsPods(service, server.labels))
    .flatMap(({ ports }) => ports)
    .some((one) => one.protocol === "tls" && targetPort(world, one, server) === port);
