import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { K8sMeta, K8sObject } from "../../world/k8s-object";
import { objectsIn } from "../../world/read-json";
import { generationOf } from "./generation-of";

/** An RFC 3339 moment in whole seconds, as Kubernetes writes it, of unix milliseconds. */
export function kubernetesTime(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}

/** What no client sets: it is the server's, or it is not there. */
const SERVER_SET: ReadonlySet<string> = new Set([
  "resourceVersion",
  "generation",
  "selfLink",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
]);
const KEPT = ["deletionTimestamp", "deletionGracePeriodSeconds"];

/**
 * The state to store: what the client may not set (uid, creationTimestamp, generation, the time of deletion) comes from the
 * server or the current state. `resourceVersion` is the store's to set. `now` is unix milliseconds.
 */
export function nextState(desired: K8sObject, current: K8sObject | undefined, now: number): K8sObject {
  const given = Object.entries(desired.metadata).filter(([key]) => !SERVER_SET.has(key));
  const kept = KEPT.flatMap((key): readonly (readonly [string, unknown])[] =>
    current?.metadata[key] === undefined ? [] : [[key, current.metadata[key]]],
  );
  const generation = generationOf(desired, current);
  const metadata: K8sMeta = {
    ...Object.fromEntries([...given, ...kept]),
    name: desired.metadata.name,
    uid: current?.metadata.uid ?? randomUUID(),
    creationTimestamp: current?.metadata.creationTimestamp ?? kubernetesTime(now),
    ...(generation === undefined ? {} : { generation }),
  };
  return { ...desired, metadata };
}

const timeless = (object: K8sObject): unknown => {
  const { resourceVersion: _, managedFields, ...metadata } = object.metadata;
  const managers = objectsIn(managedFields).map(({ time, ...entry }) => entry);
  return { ...object, metadata: { ...metadata, ...(managedFields === undefined ? {} : { managers }) } };
};

/** Whether a write would change nothing but times of managers; the API server then keeps the resourceVersion and tells no watch. */
export function isSameState(current: K8sObject | undefined, next: K8sObject): boolean {
  return current !== undefined && isDeepStrictEqual(timeless(current), timeless(next));
}
