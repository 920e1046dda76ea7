import { objectAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { foundAt } from "../found-at";

/**
 * A Sidecar of the root namespace that selects workloads: there it is meant as every namespace's default.
 * https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
export const rootSidecarSelectsAll: Check = {
  codes: ["KIA1006"],
  kinds: ["Sidecar"],
  run({ data, meta }, mesh) {
    const selects = "workloadSelector" in objectAt(data, "spec");
    if (!selects || meta.namespace !== mesh.settings.rootNamespace) return [];
    return [
      foundAt(
        "warning",
        ["spec", "workloadSelector"],
        `A Sidecar of the root namespace "${meta.namespace}" has a selector.`,
        "It is for workloads of that namespace only, and no default of other namespaces.",
      ),
    ];
  },
};
