import type { K8sObject } from "../../world/k8s-object";
import { findKind } from "../kinds/find-kind";
import { nextState } from "../write/next-state";
import type { ObjectStore } from "./object-store";

/** Fills the store with a scenario's objects; throws where one is of a kind that is not served. `now` is unix milliseconds. */
export function loadObjects(store: ObjectStore, objects: Iterable<K8sObject>, now: number): void {
  for (const object of objects) {
    const kind = findKind(object.apiVersion, object.kind);
    if (kind === undefined) throw new Error(`no such kind is served: ${object.apiVersion} ${object.kind}`);
    store.put(kind, nextState(object, object, now));
  }
  store.compact();
}
