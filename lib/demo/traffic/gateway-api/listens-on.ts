import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import { selectsPods } from "../registry/selects-pods";
import { serviceRegistry } from "../registry/service-registry";
import { targetPort } from "../registry/target-port";
import { perGroup } from "./per-group";

/** The ports of the Services in front of pods, with those that the pods listen on; the first Service of a port counts. */
const portsBehind = perGroup((world, pods): ReadonlyMap<number, number> => {
  const ports = serviceRegistry(world)
    .servicesIn(pods.end.namespace)
    .filter((service) => selectsPods(service, pods.labels))
    .flatMap((service) => service.ports);
  return new Map(ports.toReversed().map((port) => [port.number, targetPort(world, port, pods)]));
});

/** Whether a call to a port of gateway pods is one to a listener's port: that port itself, or the one behind it at the pods. */
export function listensOn(
  world: MeshWorld,
  pods: PodGroup,
  listenerPort: number,
  calledPort: number,
): boolean {
  const behind = (port: number): number => portsBehind(world, pods).get(port) ?? port;
  return listenerPort === calledPort || behind(listenerPort) === behind(calledPort);
}
