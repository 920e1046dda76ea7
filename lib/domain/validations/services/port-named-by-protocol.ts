import type { Check } from "../check";
import { foundAt } from "../found-at";
import { knowsWorkloads } from "../workloads-of";
import { protocolOfName } from "./port-protocols";
import { isInMesh, servicePorts } from "./service-ports";

/**
 * A port of a Service in the mesh that does not say its protocol.
 * https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/#explicit-protocol-selection
 */
export const portNamedByProtocol: Check = {
  codes: ["KIA0601"],
  kinds: ["Service"],
  run(service, mesh) {
    if ("kiali_wizard" in service.meta.labels || !knowsWorkloads(mesh)) return [];
    const unnamed = servicePorts(service).filter(
      ({ name, appProtocol, transport }) =>
        transport !== "UDP" && appProtocol === "" && protocolOfName(name) === null,
    );
    if (unnamed.length === 0) return [];
    if (!isInMesh(mesh, service)) return [];
    return unnamed.map(({ index, name, port }) =>
      foundAt(
        "error",
        ["spec", "ports", index, "name"],
        name === ""
          ? `Port ${port} has no name that says its protocol.`
          : `The name "${name}" of port ${port} does not begin with a protocol.`,
        "Proxies guess the protocol from the first bytes. Protocols in which the server speaks first can fail, and routes may not apply.",
      ),
    );
  },
};
