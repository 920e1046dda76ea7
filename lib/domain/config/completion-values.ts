import { getOrMake } from "@/lib/domain/graph/get-or-make";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { resolveHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { objectAt, objectsAt, textAt, textMapAt, textsAt } from "@/lib/domain/mesh/read-json";

/** Names a cluster has, for completion. */
export interface CompletionValues {
  readonly namespaces: readonly string[];
  readonly hosts: readonly KnownHost[];
  readonly gateways: readonly (Named & { readonly api: "istio" | "gatewayApi" })[];
  readonly serviceAccounts: readonly Named[];
  /** Label keys of pods with their values. */
  readonly podLabels: Readonly<Record<string, readonly string[]>>;
  readonly workloads: readonly (Named & { readonly kind: string })[];
}

export interface KnownHost {
  readonly host: string;
  readonly namespace: string;
  readonly ports: readonly { readonly number: number; readonly name: string; readonly protocol: string }[];
  readonly subsets: readonly string[];
  readonly versions: readonly string[];
}

interface Named {
  readonly namespace: string;
  readonly name: string;
}

/** What is read: the objects of a kind that the viewer may see. */
type Listed = (kindKey: string) => readonly ClusterObject[];

const WORKLOADS = ["Deployment", "StatefulSet", "DaemonSet", "Rollout"];
const MOST_VALUES = 100;
const MOST_LABELS = 200;

/** The names for completion in these namespaces; `list` gives what may be read. */
export function completionValues(list: Listed, namespaces: readonly string[]): CompletionValues {
  const pods = list("Pod");
  return {
    namespaces,
    hosts: [...serviceHosts(list, pods), ...entryHosts(list)],
    gateways: [
      ...list("Gateway.networking.istio.io").map((object) => ({ ...named(object), api: "istio" as const })),
      ...list("Gateway.gateway.networking.k8s.io").map((object) => ({
        ...named(object),
        api: "gatewayApi" as const,
      })),
    ],
    serviceAccounts: list("ServiceAccount").map(named),
    podLabels: labelsOf(pods),
    workloads: WORKLOADS.flatMap((kind) => list(kind).map((object) => ({ ...named(object), kind }))),
  };
}

function named({ meta }: ClusterObject): Named {
  return { namespace: meta.namespace, name: meta.name };
}

function serviceHosts(list: Listed, pods: readonly ClusterObject[]): readonly KnownHost[] {
  const subsets = subsetsByHost(list("DestinationRule"));
  const podsIn = byNamespace(pods);
  return list("Service").map(({ meta, data }) => {
    const spec = objectAt(data, "spec");
    const host = `${meta.name}.${meta.namespace}.svc.cluster.local`;
    const selector = Object.entries(textMapAt(spec, "selector"));
    const behind = selector.length === 0 ? [] : (podsIn.get(meta.namespace) ?? []);
    const selected = behind.filter((pod) => selector.every(([key, value]) => pod.meta.labels[key] === value));
    return {
      host,
      namespace: meta.namespace,
      ports: portsOf(objectsAt(spec, "ports"), "port"),
      subsets: subsets.get(host) ?? [],
      versions: distinct(selected.map((pod) => pod.meta.labels["version"] ?? "")),
    };
  });
}

function byNamespace(pods: readonly ClusterObject[]): ReadonlyMap<string, readonly ClusterObject[]> {
  const found = new Map<string, ClusterObject[]>();
  for (const pod of pods) getOrMake(found, pod.meta.namespace, (): ClusterObject[] => []).push(pod);
  return found;
}

function entryHosts(list: Listed): readonly KnownHost[] {
  const subsets = subsetsByHost(list("DestinationRule"));
  return list("ServiceEntry").flatMap(({ meta, data }) => {
    const spec = objectAt(data, "spec");
    const ports = portsOf(objectsAt(spec, "ports"), "number");
    return textsAt(spec, "hosts").map((host) => ({
      host,
      namespace: meta.namespace,
      ports,
      subsets: subsets.get(host) ?? [],
      versions: [],
    }));
  });
}

function portsOf(ports: ReturnType<typeof objectsAt>, field: string): KnownHost["ports"] {
  return ports.flatMap((port) => {
    const number = port[field];
    if (typeof number !== "number") return [];
    return [
      {
        number,
        name: textAt(port, "name"),
        protocol: textAt(port, "appProtocol") || textAt(port, "protocol"),
      },
    ];
  });
}

function subsetsByHost(rules: readonly ClusterObject[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { meta, data } of rules) {
    const spec = objectAt(data, "spec");
    const host = resolveHost(textAt(spec, "host"), meta.namespace);
    const names = objectsAt(spec, "subsets").map((subset) => textAt(subset, "name"));
    found.set(host, distinct([...(found.get(host) ?? []), ...names]));
  }
  return found;
}

function labelsOf(pods: readonly ClusterObject[]): CompletionValues["podLabels"] {
  const values = new Map<string, Set<string>>();
  for (const { meta } of pods) {
    for (const [key, value] of Object.entries(meta.labels)) {
      const known = values.get(key) ?? new Set();
      if (known.size < MOST_VALUES && (values.has(key) || values.size < MOST_LABELS))
        values.set(key, known.add(value));
    }
  }
  return Object.fromEntries(Array.from(values, ([key, known]) => [key, [...known].sort()]));
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name) => name !== ""))].sort();
}
