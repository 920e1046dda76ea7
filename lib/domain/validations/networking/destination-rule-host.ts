import { resolveHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { foundAt } from "../found-at";
import { hostKnowledge } from "../registry/host-knowledge";

/**
 * A DestinationRule for a host that is not in the registry.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/#DestinationRule-host
 */
export const destinationRuleHost: Check = {
  codes: ["KIA0202"],
  kinds: ["DestinationRule"],
  run({ data, meta }, mesh) {
    const written = textAt(objectAt(data, "spec"), "host");
    const host = resolveHost(written, meta.namespace);
    const knowledge = hostKnowledge(mesh, host, meta.namespace);
    if (knowledge === "known" || knowledge === "unsure") return [];
    const meant = host === written.toLowerCase() ? "" : `, meaning "${host}"`;
    const message =
      knowledge === "notExported"
        ? `The host "${written}" is not exported to the namespace "${meta.namespace}".`
        : `No Service or ServiceEntry has the host "${written}"${meant}.`;
    return [
      foundAt(
        mesh.settings.allowAny ? "warning" : "error",
        ["spec", "host"],
        message,
        "The rule applies to no call.",
      ),
    ];
  },
};
