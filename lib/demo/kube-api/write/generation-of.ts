import { isDeepStrictEqual } from "node:util";
import type { K8sObject } from "../../world/k8s-object";
import { findKind } from "../kinds/find-kind";
import type { ServedKind } from "../kinds/served-kind";

/** The built-in kinds whose metadata.generation the API server counts; the others have none. */
const COUNTED: ReadonlySet<string> = new Set([
  "Deployment",
  "ReplicaSet",
  "StatefulSet",
  "DaemonSet",
  "Pod",
  "Ingress",
  "NetworkPolicy",
  "PodDisruptionBudget",
  "Job",
  "CronJob",
  "EndpointSlice",
  "MutatingWebhookConfiguration",
  "ValidatingWebhookConfiguration",
  "CustomResourceDefinition",
]);
const kinds = new Map<string, ServedKind | undefined>();
const MOST_KINDS = 1000;

function kindOf({ apiVersion, kind }: K8sObject): ServedKind | undefined {
  const key = `${apiVersion}/${kind}`;
  if (!kinds.has(key)) {
    if (kinds.size >= MOST_KINDS) kinds.clear();
    kinds.set(key, findKind(apiVersion, kind));
  }
  return kinds.get(key);
}

function desiredState(kind: ServedKind, { apiVersion: _, metadata, status, ...rest }: K8sObject): unknown {
  if (kind.kind === "Deployment") return { ...rest, annotations: metadata.annotations };
  return kind.custom && !kind.subresources.includes("status") ? { ...rest, status } : rest;
}

/**
 * metadata.generation of the next state: 1 at first, one more whenever what is asked for changes; for a kind that does not
 * count, what the client once gave. https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md#metadata
 */
export function generationOf(next: K8sObject, current: K8sObject | undefined): number | undefined {
  const kind = kindOf(next);
  const generation = (current ?? next).metadata["generation"];
  const given = typeof generation === "number" ? generation : undefined;
  if (kind === undefined || (!kind.custom && !COUNTED.has(kind.kind))) return given;
  const before = current === undefined ? 1 : (given ?? 1);
  const changed =
    current !== undefined && !isDeepStrictEqual(desiredState(kind, current), desiredState(kind, next));
  return changed ? before + 1 : before;
}
