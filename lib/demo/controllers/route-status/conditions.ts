import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { objectsIn } from "../../world/read-json";
import { kubernetesTime } from "../../kube-api/write/next-state";

export interface Condition {
  readonly type: string;
  readonly holds: boolean;
  readonly reason: string;
  readonly message: string;
}

/** The generation of an object, as its conditions name it; undefined where it has none. */
export const generationOf = ({ metadata }: K8sObject): Json | undefined => metadata["generation"];

/**
 * Conditions as they are written over those of before: the time changes with the status only, other types stay.
 * https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md#typical-status-properties
 */
export function nextConditions(
  before: Json | undefined,
  wanted: readonly Condition[],
  { generation, now }: { readonly generation: Json | undefined; readonly now: number },
): readonly JsonObject[] {
  const known = objectsIn(before);
  const others = known.filter(({ type }) => !wanted.some((one) => one.type === type));
  const written = wanted
    .toSorted((left, right) => (left.type < right.type ? -1 : 1))
    .map(({ type, holds, reason, message }): JsonObject => {
      const status = holds ? "True" : "False";
      const same = known.find((one) => one["type"] === type && one["status"] === status);
      const observed = generation === undefined ? {} : { observedGeneration: generation };
      const lastTransitionTime = same?.["lastTransitionTime"] ?? kubernetesTime(now);
      return { ...observed, type, status, reason, message, lastTransitionTime };
    });
  return [...others, ...written];
}
