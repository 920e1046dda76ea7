import type { Check } from "../check";
import { foundAt } from "../found-at";
import { selectedWorkloads, selectorOf, selectorPath } from "../policy-targets";
import { knowsWorkloads } from "../workloads-of";

/**
 * A Telemetry whose selector selects nothing.
 * https://istio.io/latest/docs/reference/config/analysis/ist0101/
 */
export const telemetrySelectsWorkload: Check = {
  codes: ["IST0101"],
  kinds: ["Telemetry"],
  run(telemetry, mesh) {
    const labels = Object.entries(selectorOf(telemetry));
    if (labels.length === 0 || !knowsWorkloads(mesh)) return [];
    if (selectedWorkloads(mesh, telemetry).length > 0) return [];
    const selector = labels.map(([key, value]) => `${key}=${value}`).join(", ");
    return [
      foundAt(
        "error",
        selectorPath(telemetry),
        `No workload has the labels ${selector}.`,
        "The Telemetry changes nothing until a workload has these labels.",
      ),
    ];
  },
};
