import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { foundAt } from "../found-at";
import { BY_NAME } from "../indexes";

/**
 * A WorkloadGroup's ServiceAccount that does not exist.
 * https://istio.io/latest/docs/reference/config/networking/workload-entry/#WorkloadEntry-service_account
 */
export const groupAccountExists: Check = {
  codes: ["KIA1701"],
  kinds: ["WorkloadGroup"],
  run({ data, meta }, mesh) {
    const account = textAt(objectAt(objectAt(data, "spec"), "template"), "serviceAccount");
    if (account === "" || !mesh.knows("ServiceAccount")) return [];
    if (mesh.find(BY_NAME, `ServiceAccount/${meta.namespace}/${account}`).length > 0) return [];
    return [
      foundAt(
        "warning",
        ["spec", "template", "serviceAccount"],
        `There is no ServiceAccount "${account}" in the namespace "${meta.namespace}".`,
        "Workloads that join by this group get no identity of that name, so they get no certificate.",
      ),
    ];
  },
};
