import type { ObjectsView } from "../../world/objects-view";
import { groupBy } from "../../world/group-by";
import { type PodTarget, podTarget } from "./pod-target";

/** The running pods of a moment, as Prometheus discovers them. */
export interface ScrapeTargets {
  readonly pods: readonly PodTarget[];
  pod(namespace: string, name: string): PodTarget | undefined;
  /** The ztunnel of a node. */
  ztunnelOn(node: string): PodTarget | undefined;
  /** How many pods the ztunnel of a node carries the traffic of. */
  redirectedOn(node: string): number;
  readonly isAlive: (life: string) => boolean;
}

export function scrapeTargets(view: ObjectsView): ScrapeTargets {
  const pods = view
    .list("", "Pod")
    .map(podTarget)
    .filter((target) => target !== null);
  const byName = new Map(pods.map((target) => [`${target.namespace}/${target.pod}`, target]));
  const ztunnels = new Map(
    pods.filter(({ proxy }) => proxy === "ztunnel").map((target) => [target.node, target]),
  );
  const redirected = groupBy(
    pods.filter((target) => target.redirected),
    ({ node }) => node,
  );
  const lives = new Set(pods.map(({ life }) => life));
  return {
    pods,
    pod: (namespace, name) => byName.get(`${namespace}/${name}`),
    ztunnelOn: (node) => ztunnels.get(node),
    redirectedOn: (node) => redirected.get(node)?.length ?? 0,
    isAlive: (life) => lives.has(life),
  };
}
