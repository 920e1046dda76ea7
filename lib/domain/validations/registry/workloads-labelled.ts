import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textMapAt } from "@/lib/domain/mesh/read-json";
import { readWorkload } from "@/lib/domain/mesh/resources/workload";
import type { MeshView, ObjectIndex } from "../mesh-view";

type Labels = Readonly<Record<string, string>>;

function labelsOf(object: ClusterObject): Labels {
  if (object.kind === "Pod") return object.meta.labels;
  if (object.kind === "WorkloadEntry") return textMapAt(objectAt(object.data, "spec"), "labels");
  return readWorkload(object).podLabels;
}

/** What runs, by each label of its pods, as `key=value`. */
const BY_LABEL: ObjectIndex = {
  name: "workload label",
  kinds: ["Pod", "Deployment", "StatefulSet", "DaemonSet", "Rollout", "WorkloadEntry"],
  keysOf: (object) => Object.entries(labelsOf(object)).map(([key, value]) => `${key}=${value}`),
};

/** The pods, pod templates and WorkloadEntries of all namespaces that have all labels; none where there are no labels. */
export function workloadsLabelled(mesh: MeshView, labels: Labels): readonly ClusterObject[] {
  const [first, ...others] = Object.entries(labels);
  if (first === undefined) return [];
  return mesh
    .find(BY_LABEL, `${first[0]}=${first[1]}`)
    .filter((object) => others.every(([key, value]) => labelsOf(object)[key] === value));
}
