import type { Call } from "../model/call";
import type { PodGroup } from "../model/pod-group";
import type { TrafficPolicy } from "../model/traffic-policy";
import { ejectedShare } from "./ejected-share";
import { hashedPods } from "./hashed-pods";
import type { PodShare } from "./pod-share";
import type { Sending } from "./sending";

const selectedBy = (labels: ReadonlyMap<string, string>, group: PodGroup): boolean =>
  [...labels].every(([name, value]) => group.labels.get(name) === value);

/**
 * Takes pods that fail out for the time they are ejected, at most the part of all pods that may be ejected but at least one.
 * Each client's proxy judges by the answers it gets itself.
 */
function withoutEjected(
  sending: Sending,
  { outlier }: TrafficPolicy,
  groups: readonly PodGroup[],
  perSecondAndClient: number,
): readonly PodShare[] {
  const total = groups.reduce((sum, { end }) => sum + end.pods.length, 0);
  let ejectable = outlier ? Math.max(1, Math.floor((outlier.maxEjectionPercent / 100) * total)) : 0;
  const weighed = groups.map((group) => {
    const { namespace, workload, pods } = group.end;
    const away = outlier
      ? ejectedShare(outlier, sending.behaviourOf(namespace, workload), perSecondAndClient / total)
      : 0;
    const out = away > 0 ? Math.min(pods.length, ejectable) : 0;
    ejectable -= out;
    return { group, weight: pods.length - out * away };
  });
  const present = weighed.reduce((sum, { weight }) => sum + weight, 0);
  // Nobody takes the place of pods that are all ejected at once.
  const away = weighed.every(({ group, weight }) => weight < group.end.pods.length) ? present / total : 1;
  return weighed.map(({ group, weight }) => ({ group, share: (weight / present) * away }));
}

/**
 * Splits requests over the pods of a subset: evenly by pod, whatever the balancing algorithm evens out, but for consistent
 * hashing and outlier ejection. The shares add up to less than 1 while every pod is ejected part of the time.
 */
export function sharePods(
  sending: Sending,
  policy: TrafficPolicy,
  groups: readonly PodGroup[],
  sent: { readonly client: PodGroup; readonly call: Call; readonly perSecondAndClient: number },
): readonly PodShare[] {
  const members = groups.filter((group) => selectedBy(policy.subsetLabels, group));
  if (members.length === 0) return [];
  const { loadBalancing, hashKey } = policy;
  const hashed = loadBalancing === "consistentHash" && hashKey ? hashedPods(members, hashKey, sent) : null;
  if (hashed) return hashed;
  return withoutEjected(sending, policy, members, sent.perSecondAndClient);
}
