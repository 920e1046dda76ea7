import { buildContext } from "@/lib/domain/graph/build-context";
import type { GraphContext } from "@/lib/domain/graph/graph-context";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import type { Backend } from "../backend";
import { createBoundedCache, type BoundedCache } from "../bounded-cache";

const LIMITS = { maxEntries: 8, maxBytes: 32 * 1024 * 1024 };
const BYTES_PER_OBJECT = 200;

/** Of each snapshot that is still held, what it says to viewers of equal namespaces. */
const known = new WeakMap<ClusterSnapshot, BoundedCache<GraphContext>>();

/** The cluster's objects in these namespaces as a graph needs them, read once for each snapshot. */
export function meshContext(
  { cluster, clusterName, healthProfile }: Pick<Backend, "cluster" | "clusterName" | "healthProfile">,
  visible: ReadonlySet<string>,
  windowSeconds: number,
): GraphContext {
  const snapshot = cluster.snapshot();
  const contexts = known.get(snapshot) ?? createBoundedCache<GraphContext>(LIMITS);
  known.set(snapshot, contexts);
  const key = JSON.stringify([...visible].sort());
  const settings = { homeCluster: clusterName, windowSeconds, healthProfile };
  const held = contexts.get(key);
  if (held) return { ...held, ...settings };
  const context = buildContext(snapshot, { ...settings, visible });
  contexts.set(key, context, (context.workloads.length + context.services.length) * BYTES_PER_OBJECT);
  return context;
}
