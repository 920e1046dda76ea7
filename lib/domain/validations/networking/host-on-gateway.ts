import { resolveHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { objectAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { BY_NAME } from "../indexes";
import { placedTexts } from "../placed-items";
import { servedHosts, servesHost } from "./gateway-servers";
import { gatewaysOf } from "./gateways-of";

const WHY = "Requests for such a host are not let to these routes; at the gateway they get 404 (NR).";

/**
 * A host that none of the VirtualService's Gateways serves to its namespace, and a Gateway that serves none of its hosts.
 * https://istio.io/latest/docs/reference/config/analysis/ist0132/
 */
export const hostOnGateway: Check = {
  codes: ["IST0132"],
  kinds: ["VirtualService"],
  run(object, mesh) {
    const { namespace } = object.meta;
    const hosts = placedTexts(objectAt(object.data, "spec"), "hosts", ["spec"]);
    const named = gatewaysOf(object).filter(({ name }) => name !== "mesh");
    const gateways = named.flatMap((place) =>
      mesh
        .find(BY_NAME, `Gateway.networking.istio.io/${place.name}`)
        .map((gateway) => ({ ...place, gateway, served: servedHosts(gateway) })),
    );
    const serves = ({ served }: (typeof gateways)[number], text: string): boolean =>
      served.some((one) => servesHost(one, resolveHost(text, namespace), namespace));
    const forMesh = named.length < gatewaysOf(object).length;
    const everyGatewayFound = gateways.length > 0 && gateways.length === named.length;
    const unserved = hosts.filter(({ text }) => !gateways.some((gateway) => serves(gateway, text)));
    if (unserved.length > 0 && !forMesh && everyGatewayFound)
      return unserved.map(({ text, path }) =>
        foundAt(
          "warning",
          path,
          `No Gateway of this VirtualService serves the host "${text}" to "${namespace}".`,
          WHY,
          {
            related: gateways.slice(0, 10).map(({ gateway }) => refOf(gateway)),
          },
        ),
      );
    return gateways
      .filter((gateway) => hosts.length > 0 && !hosts.some(({ text }) => serves(gateway, text)))
      .map(({ written, path, gateway }) =>
        foundAt(
          "warning",
          path,
          `The Gateway "${written}" serves none of these hosts to "${namespace}".`,
          WHY,
          {
            related: [refOf(gateway)],
          },
        ),
      );
  },
};
