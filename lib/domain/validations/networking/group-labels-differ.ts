import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textMapAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { BY_NAMESPACE } from "../indexes";
import { nameList } from "../name-list";

const labelText = ({ data }: ClusterObject): string => {
  const labels = textMapAt(objectAt(objectAt(data, "spec"), "metadata"), "labels");
  return JSON.stringify(Object.entries(labels).toSorted());
};

/**
 * Two WorkloadGroups of a namespace with the same labels.
 * https://istio.io/latest/docs/reference/config/networking/workload-group/
 */
export const groupLabelsDiffer: Check = {
  codes: ["KIA1702"],
  kinds: ["WorkloadGroup"],
  run(object, mesh) {
    const own = labelText(object);
    if (own === "[]") return [];
    const same = mesh
      .find(BY_NAMESPACE, `WorkloadGroup/${object.meta.namespace}`)
      .filter((other) => other.meta.name !== object.meta.name && labelText(other) === own);
    if (same.length === 0) return [];
    const names = nameList(same.map(({ meta }) => meta.name));
    return [
      foundAt(
        "warning",
        ["spec", "metadata", "labels"],
        `The WorkloadGroup ${names} gives its workloads the same labels.`,
        "Selectors and telemetry cannot tell the workloads of these groups apart.",
        { related: same.slice(0, 10).map(refOf) },
      ),
    ];
  },
};
