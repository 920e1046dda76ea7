import type { GraphContext } from "./graph-context";
import type { NodeRef } from "./node-ref";

/**
 * The annotation health.kiali.io/rate that applies to a node: the workload's or service's own; for an app or version the
 * items of all of its workloads.
 */
export function healthAnnotations(context: GraphContext): (node: NodeRef) => string {
  const found = new Map<string, Set<string>>();
  const add = (annotation: string, ...parts: readonly string[]): void => {
    const key = parts.join("\0");
    found.set(key, (found.get(key) ?? new Set()).add(annotation));
  };
  for (const { namespace, workload, app, version, healthAnnotation } of context.workloads) {
    if (healthAnnotation === "") continue;
    add(healthAnnotation, "workload", namespace, workload);
    add(healthAnnotation, "app", namespace, app);
    add(healthAnnotation, "versionedApp", namespace, app, version);
  }
  for (const { namespace, service, healthAnnotation } of context.services)
    if (healthAnnotation !== "") add(healthAnnotation, "service", namespace, service);
  if (found.size === 0) return () => "";
  return ({ type, cluster, namespace, name, version }) => {
    if (cluster !== context.homeCluster) return "";
    const parts = [type, namespace, name, ...(type === "versionedApp" ? [version ?? ""] : [])];
    return [...(found.get(parts.join("\0")) ?? [])].sort().join(";");
  };
}
