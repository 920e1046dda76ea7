import type { K8sObject } from "../../world/k8s-object";
import { jsonAt } from "../../world/read-json";
import { availableReplicas, rollingBounds, sumOf, wantedReplicas } from "./replica-counts";

/** The ReplicaSets of a Deployment; `old` are oldest first. */
export interface Sets {
  readonly deployment: K8sObject;
  /** The one of the present template; null where a rollout that is paused has not made it. */
  readonly current: K8sObject | null;
  readonly old: readonly K8sObject[];
}

type Plan = ReadonlyMap<K8sObject, number>;

const isPaused = ({ deployment }: Sets): boolean => jsonAt(deployment, "spec", "paused") === true;

function growCurrent({ deployment, current, old }: Sets): number {
  if (current === null) return 0;
  const wanted = wantedReplicas(deployment);
  const has = wantedReplicas(current);
  if (has >= wanted) return wanted;
  const room = wanted + rollingBounds(deployment).surge - sumOf([current, ...old], wantedReplicas);
  return has + Math.max(0, Math.min(room, wanted - has));
}

/** First pods that are not available go, as many as may be missing in all, then available ones. */
function shrinkOld(sets: Sets, plan: Map<K8sObject, number>): void {
  const { deployment, current, old } = sets;
  const all = current === null ? old : [current, ...old];
  const least = wantedReplicas(deployment) - rollingBounds(deployment).missing;
  const unready = current === null ? 0 : wantedReplicas(current) - availableReplicas(current);
  let budget = sumOf(all, wantedReplicas) - least - Math.max(0, unready);
  for (const set of old) {
    const surplus = Math.min(budget, Math.max(0, wantedReplicas(set) - availableReplicas(set)));
    if (surplus <= 0) continue;
    plan.set(set, wantedReplicas(set) - surplus);
    budget -= surplus;
  }
  let spare = Math.min(budget, sumOf(all, availableReplicas) - least);
  for (const set of old) {
    const has = plan.get(set) ?? wantedReplicas(set);
    const surplus = Math.min(spare, has);
    if (surplus <= 0) continue;
    plan.set(set, has - surplus);
    spare -= surplus;
  }
}

/** Before a new template's pods are made, those of the old ones must be gone. */
function recreate({ deployment, current, old }: Sets, podsLeft: (set: K8sObject) => number): Plan {
  const plan = new Map(old.map((set) => [set, 0]));
  if (current !== null && sumOf(old, podsLeft) === 0) plan.set(current, wantedReplicas(deployment));
  return plan;
}

/** A paused rollout does not go on; the number of pods still follows, in proportion where several sets have some. */
function scaleOnly({ deployment, current, old }: Sets): Plan {
  const active = [...(current === null ? [] : [current]), ...old].filter((set) => wantedReplicas(set) > 0);
  const [first] = active.length > 0 ? active : [current ?? old.at(-1)];
  const wanted = wantedReplicas(deployment);
  const total = sumOf(active, wantedReplicas);
  if (first === undefined) return new Map();
  const plan = new Map(
    active.slice(1).map((set) => [set, Math.round((wantedReplicas(set) * wanted) / Math.max(1, total))]),
  );
  const others = [...plan.values()].reduce((sum, count) => sum + count, 0);
  return plan.set(first, Math.max(0, wanted - others));
}

/**
 * The next step of a Deployment's rollout: how many pods each of its ReplicaSets is to have; a set that is not named keeps what it
 * has. `podsLeft` counts the pods of a set that are still there, those that are stopping included.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
 */
export function planRollout(sets: Sets, podsLeft: (set: K8sObject) => number): Plan {
  if (isPaused(sets)) return scaleOnly(sets);
  if (jsonAt(sets.deployment, "spec", "strategy", "type") === "Recreate") return recreate(sets, podsLeft);
  const plan = new Map<K8sObject, number>();
  if (sets.current !== null) plan.set(sets.current, growCurrent(sets));
  shrinkOld(sets, plan);
  return plan;
}
