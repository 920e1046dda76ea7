import type { ClusterObject, ObjectMeta } from "../cluster-object";
import { objectAt, textMapAt } from "../read-json";

/** The kinds (keys of `KINDS`) that own pods for good, in whose name telemetry is reported. */
export const WORKLOAD_KINDS = ["Deployment", "StatefulSet", "DaemonSet", "CronJob", "Rollout"] as const;

/** What Meshlens reads of a Deployment, StatefulSet, DaemonSet, CronJob or Argo Rollout. */
export interface Workload {
  readonly meta: ObjectMeta;
  /** Labels its pods are made with. */
  readonly podLabels: Readonly<Record<string, string>>;
}

/** Reads a workload; a CronJob's pod template is inside its job template. */
export function readWorkload({ meta, data }: ClusterObject): Workload {
  const spec = objectAt(data, "spec");
  const jobSpec = objectAt(objectAt(spec, "jobTemplate"), "spec");
  const template = objectAt("jobTemplate" in spec ? jobSpec : spec, "template");
  return { meta, podLabels: textMapAt(objectAt(template, "metadata"), "labels") };
}
