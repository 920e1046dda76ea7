import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject } from "@/lib/domain/mesh/read-json";

/** Fields of metadata that only the API server sets. */
export const SERVER_METADATA: ReadonlySet<string> = new Set([
  "managedFields",
  "uid",
  "resourceVersion",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
  "generation",
  "selfLink",
]);

/** The copy of the whole object that `kubectl apply` keeps for its own comparison. */
export const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

/**
 * What people edit of an object: without status, what the API server sets of metadata, and kubectl's copy of the object.
 * `restoreServerFields` puts back what is taken away here.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
export function stripServerFields(raw: JsonObject): JsonObject {
  const { status: _, ...own } = raw;
  if (!isJsonObject(raw["metadata"])) return own;
  const metadata = Object.entries(raw["metadata"]).flatMap(([field, value]): [string, Json | undefined][] => {
    if (SERVER_METADATA.has(field)) return [];
    if (field !== "annotations" || !isJsonObject(value) || !Object.hasOwn(value, LAST_APPLIED))
      return [[field, value]];
    const { [LAST_APPLIED]: __, ...annotations } = value;
    return Object.keys(annotations).length > 0 ? [[field, annotations]] : [];
  });
  return { ...own, metadata: Object.fromEntries(metadata) };
}
