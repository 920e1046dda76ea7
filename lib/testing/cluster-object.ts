import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";

/** An object of a kind with a name, and whatever else of it matters. */
export function clusterObject(
  kind: string,
  namespace: string,
  name: string,
  rest: { labels?: Record<string, string>; data?: JsonObject } = {},
): ClusterObject {
  return {
    apiVersion: "v1",
    kind,
    meta: {
      namespace,
      name,
      uid: `${kind}/${namespace}/${name}`,
      resourceVersion: "1",
      creationTimestamp: "2026-01-01T00:00:00Z",
      labels: rest.labels ?? {},
      annotations: {},
      owner: null,
    },
    data: rest.data ?? {},
  };
}
