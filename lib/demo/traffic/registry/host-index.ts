import { groupBy } from "../../world/group-by";

/** Values under hosts and wildcards (`*.example.com`, `*`), to be found by the hosts they match. */
export interface HostIndex<T> {
  /** The values under each host or wildcard that matches, the most specific first: the exact one, then the longest wildcards. */
  matching(host: string): readonly (readonly T[])[];
  /** The values under exactly this host or wildcard. */
  exactly(host: string): readonly T[];
  readonly isEmpty: boolean;
}

/**
 * Indexes values by host as Envoy orders the domains of virtual hosts: exact before the longest suffix before `*`. Values of
 * one host keep their order. Hosts must be in lower case.
 * https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/route/v3/route_components.proto#config-route-v3-virtualhost
 */
export function hostIndex<T>(entries: Iterable<readonly [host: string, value: T]>): HostIndex<T> {
  const groups = groupBy(entries, ([host]) => host);
  const byHost = new Map([...groups].map(([host, found]) => [host, found.map(([, value]) => value)]));
  const lengths = new Set<number>();
  for (const host of byHost.keys()) if (host.startsWith("*")) lengths.add(host.length - 1);
  const suffixes = [...lengths].sort((left, right) => right - left);
  return {
    isEmpty: byHost.size === 0,
    exactly: (host) => byHost.get(host) ?? [],
    matching: (host) => {
      const exact = byHost.get(host);
      const found = exact ? [exact] : [];
      for (const length of suffixes) {
        if (length >= host.length) continue;
        const wild = `*${host.slice(host.length - length)}`;
        const values = wild === host ? undefined : byHost.get(wild);
        if (values) found.push(values);
      }
      return found;
    },
  };
}
