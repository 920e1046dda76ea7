import type { K8sObject } from "../../world/k8s-object";
import type { ServedKind } from "../kinds/served-kind";
import { storageKind } from "../kinds/storage-kind";

/** One committed change. `before` is null for an addition; a deletion's `object` is the last state, at the deletion's revision. */
export interface StoreEvent {
  readonly revision: number;
  readonly kind: ServedKind;
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: K8sObject;
  readonly before: K8sObject | null;
}

const keyOf = (namespace: string, name: string): string => `${namespace}/${name}`;
const keyOfObject = (object: K8sObject): string =>
  keyOf(object.metadata.namespace ?? "", object.metadata.name);
const at = (object: K8sObject, revision: number): K8sObject => ({
  ...object,
  metadata: { ...object.metadata, resourceVersion: String(revision) },
});

/** The objects of the simulated cluster: one revision counter, a bounded log of changes, and who wants to hear of them. */
export class ObjectStore {
  readonly #objects = new Map<ServedKind, Map<string, K8sObject>>();
  readonly #listeners = new Set<(event: StoreEvent) => void>();
  readonly #logLimit: number;
  #log: StoreEvent[] = [];
  #revision: number;
  #compacted: number;

  /** `firstRevision` is where resourceVersions begin; `logLimit` is how many changes a watch may resume over. */
  constructor(firstRevision: number, logLimit: number) {
    this.#revision = firstRevision;
    this.#compacted = firstRevision;
    this.#logLimit = logLimit;
  }

  get revision(): number {
    return this.#revision;
  }

  /** Changes up to and including this revision are forgotten. */
  get compactedRevision(): number {
    return this.#compacted;
  }

  get(kind: ServedKind, namespace: string, name: string): K8sObject | undefined {
    return this.#objects.get(storageKind(kind))?.get(keyOf(namespace, name));
  }

  /** All objects of a kind in key order (namespace, name), as they were at a revision that is not yet compacted; now by default. */
  list(kind: ServedKind, revision: number = this.#revision): readonly K8sObject[] {
    const wanted = storageKind(kind);
    const objects = new Map(this.#objects.get(wanted));
    for (const event of this.#log.toReversed()) {
      if (event.revision <= revision) break;
      if (event.kind !== wanted) continue;
      if (event.before === null) objects.delete(keyOfObject(event.object));
      else objects.set(keyOfObject(event.before), event.before);
    }
    return [...objects].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object);
  }

  /** Every object of every kind, in no particular order. */
  all(): readonly K8sObject[] {
    return [...this.#objects.values()].flatMap((objects) => [...objects.values()]);
  }

  /** Adds or replaces an object under the next resourceVersion and returns it as stored. */
  put(resource: ServedKind, object: K8sObject): K8sObject {
    const kind = storageKind(resource);
    const objects = this.#objects.get(kind) ?? new Map<string, K8sObject>();
    this.#objects.set(kind, objects);
    const before = objects.get(keyOfObject(object)) ?? null;
    const stored = at(object, ++this.#revision);
    objects.set(keyOfObject(stored), stored);
    this.#commit(kind, before === null ? "ADDED" : "MODIFIED", stored, before);
    return stored;
  }

  /** Removes an object that is there; nothing happens where it is not. */
  remove(resource: ServedKind, namespace: string, name: string): void {
    const kind = storageKind(resource);
    const before = this.get(kind, namespace, name);
    if (before === undefined) return;
    this.#objects.get(kind)?.delete(keyOf(namespace, name));
    this.#commit(kind, "DELETED", at(before, ++this.#revision), before);
  }

  /** Forgets the log: a watch that would resume before now is answered with 410 Gone. */
  compact(): void {
    this.#log = [];
    this.#compacted = this.#revision;
  }

  /** The changes of a kind after a revision, oldest first; null where they are compacted. */
  changesSince(kind: ServedKind, revision: number): readonly StoreEvent[] | null {
    if (revision < this.#compacted) return null;
    const wanted = storageKind(kind);
    return this.#log.filter((event) => event.kind === wanted && event.revision > revision);
  }

  /** Calls the listener after each change until the returned function is called. */
  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #commit(kind: ServedKind, type: StoreEvent["type"], object: K8sObject, before: K8sObject | null): void {
    const event: StoreEvent = { revision: this.#revision, kind, type, object, before };
    this.#log.push(event);
    if (this.#log.length > this.#logLimit * 2) {
      const dropped = this.#log.splice(0, this.#log.length - this.#logLimit);
      this.#compacted = dropped.at(-1)?.revision ?? this.#compacted;
    }
    for (const listener of [...this.#listeners]) listener(event);
  }
}
