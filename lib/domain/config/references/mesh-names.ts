import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { isExportedTo } from "@/lib/domain/mesh/hosts/exported-to";
import { hostAndWildcards } from "@/lib/domain/mesh/hosts/host-matches";
import { resolveHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import { serviceEntryHosts } from "@/lib/domain/mesh/resources/service-entry";
import { readWorkload, WORKLOAD_KINDS } from "@/lib/domain/mesh/resources/workload";
import type { Named } from "./named";

type Labels = Readonly<Record<string, string>>;

/** What names mean in a snapshot. */
export interface MeshNames {
  readonly rootNamespace: string;
  readonly snapshot: ClusterSnapshot;
  /** The Service or ServiceEntries that a host means in an object of a namespace; none for `*` and addresses. */
  host(host: string, namespace: string, role: string): readonly Named[];
  /** The workloads of a namespace ("" for all) whose pods carry all labels; none for no labels. */
  workloads(namespace: string, labels: Labels, role: string): readonly Named[];
  /** The DestinationRules of a host as an object of a namespace sees them. */
  destinationRules(host: string, namespace: string): readonly ClusterObject[];
  /** The names of a host's subsets in a DestinationRule. */
  hasSubset(rule: ClusterObject, subset: string): boolean;
}

interface WorkloadName {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
}

/** Reads a snapshot's names once, each index when it is first asked for. */
export function meshNames(snapshot: ClusterSnapshot, rootNamespace: string): MeshNames {
  const entries = once(() => serviceEntriesByHost(snapshot));
  const rules = once(() => rulesByHost(snapshot));
  const workloads = once(() => workloadsByNamespace(snapshot));
  return {
    rootNamespace,
    snapshot,
    host: (host, namespace, role) =>
      hostTargets(resolveHost(host, namespace), namespace, snapshot, entries()).map((ref) => ({
        ...ref,
        role,
      })),
    workloads: (namespace, labels, role) => {
      const wanted = Object.entries(labels);
      if (wanted.length === 0) return [];
      const all = namespace === "" ? [...workloads().values()].flat() : (workloads().get(namespace) ?? []);
      return all
        .filter((workload) => wanted.every(([key, value]) => workload.labels[key] === value))
        .map(({ namespace, name }) => ({ kind: "Workload", namespace, name, role }));
    },
    destinationRules: (host, namespace) =>
      (rules().get(resolveHost(host, namespace)) ?? []).filter((rule) => isExportedTo(rule, namespace)),
    hasSubset: ({ data }, subset) =>
      objectsAt(objectAt(data, "spec"), "subsets").some((one) => textAt(one, "name") === subset),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function hostTargets(
  host: string,
  namespace: string,
  snapshot: ClusterSnapshot,
  entries: ReadonlyMap<string, readonly ClusterObject[]>,
): readonly Omit<Named, "role">[] {
  if (host === "" || host === "*") return [];
  const service = serviceOfHost(host);
  if (service && snapshot.get("Service", service.namespace, service.name))
    return [{ kind: "Service", ...service }];
  for (const candidate of hostAndWildcards(host)) {
    const found = (entries.get(candidate) ?? []).filter((entry) => isExportedTo(entry, namespace));
    if (found.length > 0) {
      return found.map(({ meta }) => ({ kind: "ServiceEntry", namespace: meta.namespace, name: meta.name }));
    }
  }
  if (service) return [{ kind: "Service", ...service }];
  // A wildcard of a gateway's hosts names nobody in particular.
  return host.startsWith("*") ? [] : [{ kind: "ServiceEntry", namespace, name: host, exists: false }];
}

function serviceEntriesByHost(snapshot: ClusterSnapshot): ReadonlyMap<string, readonly ClusterObject[]> {
  return grouped(snapshot.list("ServiceEntry"), (entry) =>
    serviceEntryHosts(entry).map((host) => host.toLowerCase()),
  );
}

function rulesByHost(snapshot: ClusterSnapshot): ReadonlyMap<string, readonly ClusterObject[]> {
  return grouped(snapshot.list("DestinationRule"), ({ meta, data }) => [
    resolveHost(textAt(objectAt(data, "spec"), "host"), meta.namespace),
  ]);
}

function workloadsByNamespace(snapshot: ClusterSnapshot): ReadonlyMap<string, readonly WorkloadName[]> {
  const all = WORKLOAD_KINDS.flatMap((kind) => snapshot.list(kind)).map((object): WorkloadName => {
    const { meta, podLabels } = readWorkload(object);
    return { namespace: meta.namespace, name: meta.name, labels: podLabels };
  });
  return grouped(all, ({ namespace }) => [namespace]);
}

function grouped<T>(
  items: readonly T[],
  keysOf: (item: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
