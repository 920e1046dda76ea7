import type { ClusterSource } from "@/lib/ports/cluster-source";
import { createSnapshotStore } from "./snapshot/snapshot-store";

/** A source for when there are no credentials for any cluster: empty, at once ready, and saying why. */
export function unconfiguredSource(message: string): ClusterSource {
  const { snapshot } = createSnapshotStore();
  return {
    snapshot,
    status: () => ({ state: "unconfigured", version: null, lastSuccess: null, message, kinds: [] }),
    whenReady: () => Promise.resolve(),
    visibleNamespaces: () => Promise.resolve({ state: "unavailable", cause: "unreachable", message }),
    mayGet: () => Promise.resolve(false),
    onChange: () => () => undefined,
    close: () => Promise.resolve(),
  };
}
