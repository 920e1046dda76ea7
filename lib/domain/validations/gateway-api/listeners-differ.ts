import type { Check } from "../check";
import { foundAt } from "../found-at";
import { listenerKey } from "./gateways-by-listener";
import { listenersOf } from "./listeners-of";

/**
 * Two listeners of one Gateway with the same hostname, port and protocol.
 * https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspec
 */
export const listenersDiffer: Check = {
  codes: ["KIA1503"],
  kinds: ["Gateway.gateway.networking.k8s.io"],
  run(gateway) {
    const listeners = listenersOf(gateway);
    const keys = listeners.map(listenerKey);
    return listeners.flatMap(({ name, path }, index) => {
      const twin = listeners[keys.findIndex((key, other) => other !== index && key === keys[index])];
      if (twin === undefined) return [];
      return [
        foundAt(
          "error",
          path,
          `The listeners "${name}" and "${twin.name}" have the same hostname, port and protocol.`,
          "Listeners of a Gateway must differ; those that do not are conflicted and not served.",
        ),
      ];
    });
  },
};
