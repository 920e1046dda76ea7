import { jsonAt, objectsIn } from "../../world/read-json";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import { selectsPods } from "./served-gateways";

/** Whether a call to a port of gateway pods is one to a listener's port: that port itself, or where the pods' Service maps it. */
export function listensOn(
  world: MeshWorld,
  pods: PodGroup,
  listenerPort: number,
  calledPort: number,
): boolean {
  return (
    listenerPort === calledPort ||
    world
      .objects("", "Service")
      .some(
        (service) =>
          selectsPods(service, pods) &&
          objectsIn(jsonAt(service, "spec", "ports")).some(
            ({ port, targetPort }) => port === listenerPort && targetPort === calledPort,
          ),
      )
  );
}
