import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Recorded } from "./revision";

/** What is kept of an object in its history: everything people write, nothing of its status or of what the API server adds. */
export function recordedOf({ apiVersion, kind, meta, data }: ClusterObject): Recorded {
  const { status: _, ...own }: JsonObject = data;
  return { apiVersion, kind, labels: meta.labels, annotations: meta.annotations, data: own };
}
