import type { K8sObject } from "../../world/k8s-object";
import { stableHash } from "../../world/stable-hash";
import { kubernetesTime } from "../write/next-state";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Age {
  readonly least: number;
  /** Objects of a kind were created within this time of each other. */
  readonly spread: number;
}

/** In milliseconds: owners are older than what they own, and pods as old as the traffic they have counted. */
const AGES: ReadonlyMap<string, Age> = new Map([
  ["Node", { least: 20 * DAY, spread: DAY }],
  ["Namespace", { least: 14 * DAY, spread: 4 * DAY }],
  ["ReplicaSet", { least: 27 * HOUR, spread: 30 * MINUTE }],
  ["Pod", { least: 26 * HOUR, spread: 30 * MINUTE }],
]);
const OTHER: Age = { least: 3 * DAY, spread: 5 * DAY };

function ageOf({ kind, metadata }: K8sObject): number {
  const { least, spread } = AGES.get(kind) ?? OTHER;
  return least + (stableHash(`${kind}/${metadata.namespace ?? ""}/${metadata.name}`) % spread);
}

/**
 * An object of a scenario with the moments a cluster would show: created a day to some weeks before `now` (unix milliseconds),
 * the same age for the same name; what has a creationTimestamp already stays as it is.
 */
export function dateObject(object: K8sObject, now: number): K8sObject {
  if (object.metadata.creationTimestamp !== undefined) return object;
  const creationTimestamp = kubernetesTime(now - ageOf(object));
  return { ...object, metadata: { ...object.metadata, creationTimestamp } };
}
