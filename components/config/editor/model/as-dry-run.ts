import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt } from "@/lib/domain/mesh/read-json";

/**
 * A policy that is only tried: proxies count what it would refuse and refuse nothing.
 * https://istio.io/latest/docs/tasks/security/authorization/authz-dry-run/
 */
export function asDryRun(policy: JsonObject): JsonObject {
  const metadata = objectAt(policy, "metadata");
  const annotations = { ...objectAt(metadata, "annotations"), "istio.io/dry-run": "true" };
  return { ...policy, metadata: { ...metadata, annotations } };
}
