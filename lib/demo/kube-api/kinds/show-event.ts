import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";

/** The names of core Event fields in events.k8s.io/v1, where they differ. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["involvedObject", "regarding"],
  ["message", "note"],
  ["reportingComponent", "reportingController"],
  ["source", "deprecatedSource"],
  ["firstTimestamp", "deprecatedFirstTimestamp"],
  ["lastTimestamp", "deprecatedLastTimestamp"],
  ["count", "deprecatedCount"],
]);

/** A core Event as events.k8s.io/v1 shows it: https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/ */
export function showEvent({ apiVersion: _, kind, metadata, ...fields }: K8sObject): K8sObject {
  const renamed = Object.entries(fields).map(([key, value]): readonly [string, Json] => [
    NAMES.get(key) ?? key,
    value ?? null,
  ]);
  return {
    ...Object.fromEntries(renamed),
    eventTime: fields["eventTime"] ?? null,
    apiVersion: "events.k8s.io/v1",
    kind,
    metadata,
  };
}
