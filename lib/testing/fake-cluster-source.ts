import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { KindState } from "@/lib/domain/mesh/kind-state";
import type { ClusterSource, ClusterStatus, NamespaceAccess, ObjectChange } from "@/lib/ports/cluster-source";

/** A cluster in memory; change its fields between calls. */
export interface FakeClusterSource extends ClusterSource {
  objects: readonly ClusterObject[];
  state: ClusterStatus["state"];
  kinds: readonly KindState[];
  /** What the identity may see; identities that are not here see nothing. */
  access: Record<string, NamespaceAccess>;
  /** Tells every listener. */
  tell(changes: readonly ObjectChange[]): void;
}

/** A cluster whose process identity may list these namespaces. */
export function fakeClusterSource(namespaces: readonly string[]): FakeClusterSource {
  const listeners = new Set<(changes: readonly ObjectChange[]) => void>();
  return {
    objects: [],
    state: "ok",
    kinds: [],
    access: { process: { state: "known", namespaces, how: "list" } },
    snapshot() {
      return {
        revision: 1,
        list: (kind) => this.objects.filter((object) => isOfKind(object, kind)),
        get: (kind, namespace, name) =>
          this.objects.find(
            (object) =>
              isOfKind(object, kind) && object.meta.namespace === namespace && object.meta.name === name,
          ),
      };
    },
    status() {
      return { state: this.state, version: "v1.33.1", lastSuccess: 0, message: null, kinds: this.kinds };
    },
    whenReady: () => Promise.resolve(),
    visibleNamespaces({ identity }) {
      return Promise.resolve(this.access[identity] ?? { state: "known", namespaces: [], how: "list" });
    },
    mayGet: () => Promise.resolve(true),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(changes) {
      for (const listener of listeners) listener(changes);
    },
    close: () => Promise.resolve(),
  };
}

/** Whether the object is of the kind with this key, which names the API group where two groups share the kind. */
function isOfKind({ kind, apiVersion }: ClusterObject, key: string): boolean {
  return kind === key || `${kind}.${apiVersion.split("/", 1)[0] ?? ""}` === key;
}
