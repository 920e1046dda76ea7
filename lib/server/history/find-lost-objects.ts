import { configKind } from "@/lib/domain/config/config-kinds";
import type { SeenChange } from "@/lib/domain/history/revisions-of-change";
import type { ClusterSource } from "@/lib/ports/cluster-source";
import type { HistoryStore } from "@/lib/ports/history-store";

/**
 * The objects that were there when they were recorded last and are not there when their kind is first live: they were
 * deleted while nobody watched. A watch that covers one namespace tells of that one only. Every watch is looked at once:
 * `checked` holds those that were, and what is live now is added to it.
 */
export function findLostObjects(
  cluster: Pick<ClusterSource, "status" | "snapshot">,
  history: Pick<HistoryStore, "living">,
  checked: Set<string>,
): readonly SeenChange[] {
  const snapshot = cluster.snapshot();
  return cluster.status().kinds.flatMap(({ kind, namespace, state }) => {
    const watch = `${kind} ${namespace ?? ""}`;
    if (state !== "live" || checked.has(watch) || configKind(kind) === undefined) return [];
    checked.add(watch);
    return history
      .living(kind)
      .filter((object) => namespace === null || object.namespace === namespace)
      .filter((object) => snapshot.get(kind, object.namespace, object.name) === undefined)
      .map((object) => ({ object, before: undefined, after: undefined, found: false }));
  });
}
