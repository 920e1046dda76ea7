import type { ReferenceRule } from "@/lib/domain/config/references/reference-rule";
import { meshNames } from "@/lib/domain/config/references/mesh-names";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { snapshotOfObjects } from "./config-object";

/** What a rule finds an object to name among others: `role: Kind namespace/name`, with ` (missing)` where the rule knows so. */
export function namedBy(
  rule: ReferenceRule,
  object: ClusterObject,
  others: readonly ClusterObject[] = [],
): readonly string[] {
  const mesh = meshNames(snapshotOfObjects([...others, object]), "istio-system");
  return rule(object, mesh).map(
    ({ role, kind, namespace, name, exists }) =>
      `${role}: ${kind} ${namespace}/${name}${exists === false ? " (missing)" : ""}`,
  );
}
