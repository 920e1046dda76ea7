import { SERVED_KINDS } from "../../kube-api/kinds/served-kinds";
import type { ServedKind } from "../../kube-api/kinds/served-kind";
import type { ObjectStore } from "../../kube-api/store/object-store";
import type { K8sObject } from "../../world/k8s-object";
import type { ObjectsView } from "../../world/objects-view";
import { ROOT_NAMESPACE } from "../../world/root-namespace";

type ByName = Map<string, K8sObject>;

const NOTHING: readonly K8sObject[] = [];
/** Kinds of the root namespace that every namespace sees: the mesh's configuration and its policies. */
const SHARED: ReadonlySet<string> = new Set(["ConfigMap", "PeerAuthentication"]);
const kindAt = new Map(SERVED_KINDS.map((kind) => [`${kind.group}/${kind.kind}`, kind]));

/** The store's objects by kind and namespace, kept up to date change by change, and which namespaces have changed. */
export class LiveView {
  readonly #objects = new Map<ServedKind, Map<string, ByName>>();
  /** Lists that are still true; a change drops those of its kind and namespace. */
  readonly #lists = new Map<ServedKind, Map<string, readonly K8sObject[]>>();
  #changed = new Set<string>();
  #all = true;

  constructor(store: ObjectStore) {
    for (const kind of SERVED_KINDS) for (const object of store.list(kind)) this.#place(kind, object, true);
  }

  /** Takes over one change of the store; what is told of a namespace is no change of it. */
  apply(kind: ServedKind, object: K8sObject, present: boolean): void {
    this.#place(kind, object, present);
    this.#lists.get(kind)?.delete(object.metadata.namespace ?? "");
    this.#lists.get(kind)?.delete("*");
    if (kind.kind === "Event") return;
    if (object.metadata.namespace === ROOT_NAMESPACE && SHARED.has(kind.kind)) this.#all = true;
    else if (kind.namespaced) this.#changed.add(object.metadata.namespace ?? "");
    else if (kind.kind === "Namespace") this.#changed.add(object.metadata.name);
    else this.#all = true;
  }

  /** The namespaces that changed since the last time, all of them at first and after a change of a cluster-wide object. */
  takeChanged(): readonly string[] {
    const changed = this.#all ? this.namespaces() : [...this.#changed];
    this.#changed = new Set();
    this.#all = false;
    return changed;
  }

  hasChanged(): boolean {
    return this.#all || this.#changed.size > 0;
  }

  /** Lets a namespace count as changed. */
  touch(namespace: string): void {
    this.#changed.add(namespace);
  }

  namespaces(): readonly string[] {
    return this.cluster.list("", "Namespace").map(({ metadata }) => metadata.name);
  }

  /** Everything. */
  readonly cluster: ObjectsView = {
    list: (group, kind) => {
      const served = kindAt.get(`${group}/${kind}`);
      return served === undefined ? NOTHING : this.#list(served, "*");
    },
  };

  /** The objects of one namespace and those that belong to none, and what the root namespace shares with all. */
  namespace(name: string): ObjectsView {
    return {
      list: (group, kind) => {
        const served = kindAt.get(`${group}/${kind}`);
        if (served === undefined) return NOTHING;
        if (!served.namespaced) return this.#list(served, "");
        const own = this.#list(served, name);
        return SHARED.has(kind) && name !== ROOT_NAMESPACE
          ? [...own, ...this.#list(served, ROOT_NAMESPACE)]
          : own;
      },
    };
  }

  #place(kind: ServedKind, object: K8sObject, present: boolean): void {
    const { namespace = "", name } = object.metadata;
    const namespaces = this.#objects.get(kind) ?? new Map<string, ByName>();
    this.#objects.set(kind, namespaces);
    const names: ByName = namespaces.get(namespace) ?? new Map<string, K8sObject>();
    namespaces.set(namespace, names);
    if (present) names.set(name, object);
    else names.delete(name);
    if (names.size === 0) namespaces.delete(namespace);
  }

  #list(kind: ServedKind, namespace: string): readonly K8sObject[] {
    const lists = this.#lists.get(kind) ?? new Map<string, readonly K8sObject[]>();
    this.#lists.set(kind, lists);
    const known = lists.get(namespace);
    if (known) return known;
    const namespaces = this.#objects.get(kind);
    const found =
      namespace === "*"
        ? [...(namespaces?.values() ?? [])].flatMap((names) => [...names.values()])
        : [...(namespaces?.get(namespace)?.values() ?? [])];
    lists.set(namespace, found);
    return found;
  }
}
