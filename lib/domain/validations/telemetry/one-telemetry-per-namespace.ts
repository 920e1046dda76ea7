import type { Check } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { BY_NAMESPACE } from "../indexes";
import { isSelectorless } from "../policy-targets";

/**
 * Of several Telemetries without a selector in one namespace the oldest counts.
 * https://istio.io/latest/docs/reference/config/analysis/ist0160/
 */
export const oneTelemetryPerNamespace: Check = {
  codes: ["IST0160"],
  kinds: ["Telemetry"],
  run(telemetry, mesh) {
    if (!isSelectorless(telemetry)) return [];
    const { namespace, name } = telemetry.meta;
    const all = mesh.find(BY_NAMESPACE, `Telemetry/${namespace}`).filter(isSelectorless);
    const [oldest] = all;
    if (all.length < 2 || oldest === undefined) return [];
    return [
      foundAt(
        "error",
        [],
        `Namespace "${namespace}" has ${all.length} Telemetries without a selector; one is allowed.`,
        oldest.meta.name === name
          ? "This one is the oldest and counts; the others are ignored."
          : `Only the oldest, "${oldest.meta.name}", counts; this one is ignored.`,
        { related: all.filter(({ meta }) => meta.name !== name).map(refOf) },
      ),
    ];
  },
};
