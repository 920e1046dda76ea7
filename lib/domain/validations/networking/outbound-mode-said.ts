import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { foundAt } from "../found-at";

/**
 * An outbound traffic policy without a mode, which is REGISTRY_ONLY and not the mesh's own.
 * https://istio.io/latest/docs/reference/config/networking/sidecar/#OutboundTrafficPolicy
 */
export const outboundModeSaid: Check = {
  codes: ["KIA1007"],
  kinds: ["Sidecar"],
  run({ data }) {
    const spec = objectAt(data, "spec");
    if (!("outboundTrafficPolicy" in spec)) return [];
    if (textAt(objectAt(spec, "outboundTrafficPolicy"), "mode") !== "") return [];
    return [
      foundAt(
        "info",
        ["spec", "outboundTrafficPolicy"],
        "The outbound traffic policy names no mode.",
        "It then means REGISTRY_ONLY, which refuses calls to unknown hosts, whatever the mesh's own mode is.",
      ),
    ];
  },
};
