import type { Check } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { BY_NAMESPACE } from "../indexes";
import { nameList } from "../name-list";
import { selectorOf, selectorPath } from "../policy-targets";
import { isSelected, workloadsSelected } from "../workloads-of";

const hasSelector = (labels: Readonly<Record<string, string>>): boolean => Object.keys(labels).length > 0;

/**
 * Of several Telemetries that select one workload the oldest counts.
 * https://istio.io/latest/docs/reference/config/analysis/ist0159/
 */
export const oneTelemetryPerWorkload: Check = {
  codes: ["IST0159"],
  kinds: ["Telemetry"],
  run(telemetry, mesh) {
    const selector = selectorOf(telemetry);
    if (!hasSelector(selector)) return [];
    const { namespace, name } = telemetry.meta;
    const workloads = workloadsSelected(mesh, namespace, selector);
    const rivals = mesh
      .find(BY_NAMESPACE, `Telemetry/${namespace}`)
      .filter(({ meta }) => meta.name !== name)
      .filter((other) => {
        const theirs = selectorOf(other);
        return hasSelector(theirs) && workloads.some((workload) => isSelected(workload, theirs));
      });
    if (rivals.length === 0) return [];
    return [
      foundAt(
        "error",
        selectorPath(telemetry),
        `Telemetry ${nameList(rivals.map(({ meta }) => meta.name))} selects workloads of this one too.`,
        "Of several Telemetries that select one workload only the oldest counts.",
        { related: rivals.map(refOf) },
      ),
    ];
  },
};
