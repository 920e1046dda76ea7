import type { Check } from "../check";
import { foundAt } from "../found-at";
import { isSelectorless, selectedWorkloads, selectorPath } from "../policy-targets";
import { knowsWorkloads } from "../workloads-of";

/**
 * A Sidecar for workloads that have none: ztunnel does not read it.
 * https://istio.io/latest/docs/reference/config/analysis/ist0167/
 */
export const sidecarNeedsSidecars: Check = {
  codes: ["IST0167"],
  kinds: ["Sidecar"],
  run(sidecar, mesh) {
    if (!knowsWorkloads(mesh) || sidecar.meta.namespace === mesh.settings.rootNamespace) return [];
    const selected = selectedWorkloads(mesh, sidecar);
    if (selected.length === 0 || selected.some(({ dataPlane }) => dataPlane !== "ambient")) return [];
    return [
      foundAt(
        "warning",
        isSelectorless(sidecar) ? [] : selectorPath(sidecar),
        "All workloads that this Sidecar is for are in ambient mode.",
        "ztunnel and waypoints do not read Sidecars; this one changes nothing.",
        { related: selected.slice(0, 20).map(({ ref }) => ref) },
      ),
    ];
  },
};
