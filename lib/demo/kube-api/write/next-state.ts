import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { K8sObject } from "../../world/k8s-object";

/** An RFC 3339 moment in whole seconds, as Kubernetes writes it, of unix milliseconds. */
export function kubernetesTime(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}

const content = ({ metadata, status, ...rest }: K8sObject): unknown => rest;

/**
 * The state to store: what the client may not set (uid, creationTimestamp, generation) comes from the server; the generation
 * grows when anything outside metadata and status changed. `resourceVersion` is the store's to set.
 */
export function nextState(desired: K8sObject, current: K8sObject | undefined, now: number): K8sObject {
  const { resourceVersion: _, ...metadata } = desired.metadata;
  const generation = current?.metadata["generation"];
  const before = typeof generation === "number" ? generation : 1;
  const changed = current !== undefined && !isDeepStrictEqual(content(current), content(desired));
  return {
    ...desired,
    metadata: {
      ...metadata,
      uid: current?.metadata.uid ?? randomUUID(),
      creationTimestamp: current?.metadata.creationTimestamp ?? kubernetesTime(now),
      generation: before + (changed ? 1 : 0),
    },
  };
}

/** Whether a write would change nothing; the API server then keeps the resourceVersion and tells no watch. */
export function isSameState(current: K8sObject | undefined, next: K8sObject): boolean {
  if (current === undefined) return false;
  const { resourceVersion: _, ...metadata } = current.metadata;
  return isDeepStrictEqual({ ...current, metadata }, next);
}
