import type { Check } from "../check";
import { foundAt } from "../found-at";
import { BY_NAME } from "../indexes";
import { gatewaysOf, matchedGatewaysOf } from "./gateways-of";

/**
 * A Gateway that a VirtualService or one of its matches names and that is not there.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService-gateways
 */
export const virtualServiceGateways: Check = {
  codes: ["KIA1102"],
  kinds: ["VirtualService"],
  run(object, mesh) {
    if (!mesh.knows("Gateway.networking.istio.io")) return [];
    return [...gatewaysOf(object), ...matchedGatewaysOf(object)]
      .filter(({ name }) => name !== "mesh")
      .filter(({ name }) => mesh.find(BY_NAME, `Gateway.networking.istio.io/${name}`).length === 0)
      .map(({ written, name, path }) =>
        foundAt(
          "error",
          path,
          `There is no Gateway "${written}"${written === name ? "" : `, meaning "${name}"`}.`,
          "No gateway obeys these routes by this name; what comes in by it gets 404 (NR).",
        ),
      );
  },
};
