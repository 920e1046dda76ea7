import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import type { Check } from "@/lib/domain/validations/check";
import { foundBy } from "./found-by";
import { namespaceOf, workloadObjects, type WorkloadParts } from "./workload-objects";

/** What a check finds in the Deployment `shop/cart`, whose namespace has these labels, beside other objects. */
export function checkedWorkload(
  check: Check,
  parts: WorkloadParts,
  namespace: Readonly<Record<string, string>> = {},
  others: readonly ClusterObject[] = [],
  unknown: readonly KindKey[] = [],
): readonly string[] {
  const [object, ...pods] = workloadObjects("shop/cart", parts);
  if (object === undefined) return [];
  return foundBy(check, object, [namespaceOf("shop", namespace), ...pods, ...others], { unknown });
}
