import type { Check } from "../check";
import { foundAt } from "../found-at";
import { destinationsOf } from "../registry/destinations-of";
import { hostKnowledge } from "../registry/host-knowledge";
import { portsOfHost } from "../registry/ports-of-host";

/**
 * A destination's port that its host does not have (IST0101), or that is missing although the host has several (IST0112).
 * https://istio.io/latest/docs/reference/config/analysis/ist0112/
 */
export const destinationPorts: Check = {
  codes: ["IST0101", "IST0112"],
  kinds: ["VirtualService"],
  run(object, mesh) {
    return destinationsOf(object).flatMap(({ host, written, port, path }) => {
      if (hostKnowledge(mesh, host, object.meta.namespace) !== "known") return [];
      const ports = portsOfHost(mesh, host);
      const has = `"${written}" has ${ports.length === 1 ? "the port" : "the ports"} ${ports.slice(0, 5).join(", ")}`;
      if (port !== null && ports.length > 0 && !ports.includes(port))
        return [
          foundAt(
            "error",
            [...path, "port", "number"],
            `${has} and no port ${port}.`,
            "Proxies have no cluster of this port: requests that are sent here fail with 503 (NC).",
            { code: "IST0101" },
          ),
        ];
      if (port !== null || ports.length < 2) return [];
      return [
        foundAt(
          "error",
          path,
          `${has}; the destination names none of them.`,
          "The port of the request decides then, and where the host does not have that one, requests fail with 503 (NC).",
          { code: "IST0112" },
        ),
      ];
    });
  },
};
