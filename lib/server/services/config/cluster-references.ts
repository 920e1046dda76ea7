import { referencesIn, type References } from "@/lib/domain/config/references";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import type { Backend } from "../../backend";
import { meshConfig } from "../../checks/mesh-config";
import { followedKinds } from "../../checks/followed-kinds";

const known = new WeakMap<ClusterSnapshot, References>();

/** What the cluster's objects name and by what they are named, found once for each snapshot. */
export function clusterReferences({
  cluster,
  istioNamespace,
}: Pick<Backend, "cluster" | "istioNamespace">): References {
  const snapshot = cluster.snapshot();
  const held = known.get(snapshot);
  if (held !== undefined) return held;
  const { rootNamespace } = meshConfig(snapshot, istioNamespace);
  const live = followedKinds(cluster.status().kinds);
  const found = referencesIn(snapshot, rootNamespace, (kind) => live.has(kind));
  known.set(snapshot, found);
  return found;
}
