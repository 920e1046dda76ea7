import { groupBy } from "../../world/group-by";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import { selectsLabels } from "../gateway-api/selects-labels";
import { perWorld } from "../model/per-world";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";

const servicesByNamespace = perWorld((world) =>
  groupBy(world.objects("", "Service"), ({ metadata }) => metadata.namespace ?? ""),
);

const TLS_PROTOCOL = /^(?:https|tls)(?:-|$)/i;

/**
 * Whether the application itself serves TLS on a port: some Service that selects it declares the port as https or tls.
 * https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function speaksTls(world: MeshWorld, server: PodGroup, port: number): boolean {
  return (servicesByNamespace(world).get(server.end.namespace) ?? []).some((service) => {
    const selector = jsonAt(service, "spec", "selector");
    if (selector === undefined || !selectsLabels({ matchLabels: selector }, server.labels)) return false;
    return objectsIn(jsonAt(service, "spec", "ports")).some((one) => {
      const target = one["targetPort"] ?? one["port"];
      return target === port && TLS_PROTOCOL.test(textOr(one["appProtocol"]) || textOr(one["name"]));
    });
  });
}
