import { stableHash } from "../../world/stable-hash";
import type { Call } from "../model/call";
import type { PodGroup } from "../model/pod-group";
import type { HashKey } from "../model/traffic-policy";
import type { PodShare } from "./pod-share";

interface Hashed {
  readonly client: PodGroup;
  readonly call: Call;
}

/** What the calls are hashed by, each standing for an equal part of them; null where every call has something of its own, or nothing. */
function hashedBy(key: HashKey, { client, call }: Hashed): readonly string[] | null {
  switch (key.of) {
    case "header":
      return listOf(call.headers.get(key.name));
    case "queryParameter":
      return listOf(new URLSearchParams(call.path.split("?")[1]).get(key.name));
    case "sourceIp":
      return client.end.pods.map(({ address }) => address);
    case "cookie":
      return null;
  }
}

const listOf = (value: string | null | undefined): readonly string[] | null =>
  value === null || value === undefined ? null : [value];

/**
 * The pods that a hashing load balancer sends calls to: those that look alike to one pod. null where it spreads them, since they
 * carry nothing to hash or, with cookies, are of many users.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB
 */
export function hashedPods(
  groups: readonly PodGroup[],
  key: HashKey,
  sent: Hashed,
): readonly PodShare[] | null {
  const values = hashedBy(key, sent);
  const places = groups.flatMap((group) => group.end.pods.map((pod) => ({ group, pod })));
  if (!values || values.length === 0) return null;
  return values.flatMap((value) => {
    const place = places[stableHash(value) % Math.max(1, places.length)];
    if (!place) return [];
    const { group, pod } = place;
    return [{ group: { ...group, end: { ...group.end, pods: [pod] } }, share: 1 / values.length }];
  });
}
