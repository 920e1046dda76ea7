import type { Check } from "../check";
import { foundAt } from "../found-at";
import { selectedWorkloads, selectorOf, selectorPath } from "../policy-targets";
import { knowsWorkloads } from "../workloads-of";

/**
 * A selector that no workload has the labels of.
 * https://istio.io/latest/docs/reference/config/type/workload-selector/
 */
export const selectorSelectsWorkload: Check = {
  codes: ["KIA0004"],
  kinds: ["AuthorizationPolicy", "PeerAuthentication", "RequestAuthentication", "Sidecar"],
  run(object, mesh) {
    const labels = Object.entries(selectorOf(object));
    if (labels.length === 0 || !knowsWorkloads(mesh)) return [];
    if (selectedWorkloads(mesh, object).length > 0) return [];
    const everywhere = object.meta.namespace === mesh.settings.rootNamespace && object.kind !== "Sidecar";
    const where = everywhere ? "the mesh" : `namespace "${object.meta.namespace}"`;
    const selector = labels.map(([key, value]) => `${key}=${value}`).join(", ");
    return [
      foundAt(
        "warning",
        selectorPath(object),
        `No workload of ${where} has the labels ${selector}.`,
        "The object applies to nothing until a workload has these labels.",
      ),
    ];
  },
};
