import { labelName } from "./label-name";

/** `expression` with the samples that replicas of one Prometheus took of the same counter as one. */
export function oncePerReplica(expression: string, replicaLabels: readonly string[]): string {
  if (replicaLabels.length === 0) return expression;
  return `max without (${replicaLabels.map(labelName).join(",")}) (${expression})`;
}
