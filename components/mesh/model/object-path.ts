import { configObjectPath } from "@/lib/client/queries/config-object-path";
import { configKind } from "@/lib/domain/config/config-kinds";
import { nodeId } from "@/lib/domain/graph/node-ref";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";

/**
 * The page of an object: its own for configuration; for a workload or a service the graph, with its node selected where
 * the cluster's name is known. Null where there is none.
 */
export function objectPath(object: ObjectRef, cluster: string | null): string | null {
  if (configKind(object.kind) !== undefined) return configObjectPath(object);
  const type = graphType(object.kind);
  if (type === null) return null;
  const search = new URLSearchParams({ type, find: object.name });
  if (cluster !== null) search.set("selected", nodeId(type, cluster, object.namespace, object.name));
  return `/graph?${search.toString()}`;
}

function graphType(kind: string): "workload" | "service" | null {
  if (kind === "Workload") return "workload";
  return kind === "Service" ? "service" : null;
}
