import type { Check } from "../check";
import { foundAt } from "../found-at";
import { knowsWorkloads } from "../workloads-of";
import { protocolOfApp } from "./port-protocols";
import { isInMesh, servicePorts } from "./service-ports";

/**
 * An `appProtocol` of a Service in the mesh that Istio does not know. Names of other vendors, with a prefix, are left to them.
 * https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/#explicit-protocol-selection and
 * https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol
 */
export const appProtocolKnown: Check = {
  codes: ["KIA0602"],
  kinds: ["Service"],
  run(service, mesh) {
    const unknown = servicePorts(service).filter(({ appProtocol }) => {
      const ofOthers = appProtocol.includes("/") && !appProtocol.startsWith("kubernetes.io/");
      return appProtocol !== "" && !ofOthers && protocolOfApp(appProtocol) === null;
    });
    if (unknown.length === 0 || !knowsWorkloads(mesh)) return [];
    if (!isInMesh(mesh, service)) return [];
    return unknown.map(({ index, port, appProtocol }) =>
      foundAt(
        "error",
        ["spec", "ports", index, "appProtocol"],
        `Istio knows no appProtocol "${appProtocol}" (port ${port}).`,
        "Proxies ignore it, and the port's name as well, and guess the protocol from the first bytes.",
      ),
    );
  },
};
