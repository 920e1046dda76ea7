import type { ClusterObject, ObjectMeta } from "../cluster-object";
import { parseTimestamp } from "../parse-timestamp";
import { objectAt, objectsAt, textAt } from "../read-json";

/** What Meshlens reads of a Pod. */
export interface Pod {
  readonly meta: ObjectMeta;
  /** Names of containers and init containers; a native sidecar is an init container. */
  readonly containers: readonly string[];
  readonly hostNetwork: boolean;
  readonly running: boolean;
  /** Unix seconds; null before the kubelet has accepted it. */
  readonly startTime: number | null;
}

/** Reads a Pod. https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/ */
export function readPod({ meta, data }: ClusterObject): Pod {
  const spec = objectAt(data, "spec");
  const status = objectAt(data, "status");
  return {
    meta,
    containers: ["containers", "initContainers"].flatMap((field) =>
      objectsAt(spec, field).map((container) => textAt(container, "name")),
    ),
    hostNetwork: spec["hostNetwork"] === true,
    running: textAt(status, "phase") === "Running",
    startTime: parseTimestamp(textAt(status, "startTime")),
  };
}
