import type { K8sObject } from "../../world/k8s-object";
import { findKind } from "../kinds/find-kind";
import { nextState } from "../write/next-state";
import { dateObject } from "./date-object";
import type { ObjectStore } from "./object-store";

/** Fills the store with a scenario's objects, as if created some time ago; throws where one is of a kind that is not served. `now` is unix milliseconds. */
export function loadObjects(store: ObjectStore, objects: Iterable<K8sObject>, now: number): void {
  for (const object of objects) {
    const kind = findKind(object.apiVersion, object.kind);
    if (kind === undefined) throw new Error(`no such kind is served: ${object.apiVersion} ${object.kind}`);
    const dated = dateObject(object, now);
    store.put(kind, nextState(dated, dated, now));
  }
  store.compact();
}
