import { groupBy } from "../world/group-by";
import type { K8sObject } from "../world/k8s-object";
import type { ObjectsView } from "../world/objects-view";
import { jsonAt, textMap, textsIn } from "../world/read-json";
import { type MeshPod, meshPod } from "./mesh-pod";

/** The objects that decide where traffic goes, indexed for one run of the solver. */
export interface MeshWorld {
  /** The ready pods of a workload. */
  podsOf(namespace: string, workload: string): readonly MeshPod[];
  /** A Service by its host (`name.namespace.svc.cluster.local`, or shorter from `namespace`). */
  serviceAt(host: string, namespace: string): K8sObject | undefined;
  /** The ready pods a Service selects. */
  endpointsOf(service: K8sObject): readonly MeshPod[];
  /** The ServiceEntry that registers a host. */
  serviceEntryAt(host: string): K8sObject | undefined;
  readonly virtualServices: readonly K8sObject[];
  readonly gateways: readonly K8sObject[];
  readonly destinationRules: readonly K8sObject[];
  readonly peerAuthentications: readonly K8sObject[];
  /** Whether hosts outside the registry are blocked (outboundTrafficPolicy REGISTRY_ONLY). */
  readonly registryOnly: boolean;
}

const NETWORKING = "networking.istio.io";

/** A host in full: a short name belongs to the namespace it is written in. */
export function fullHost(host: string, namespace: string): string {
  if (!host.includes(".")) return `${host}.${namespace}.svc.cluster.local`;
  const [name, where, ...rest] = host.split(".");
  return rest.length === 0 || rest.join(".") === "svc"
    ? `${name ?? ""}.${where ?? ""}.svc.cluster.local`
    : host;
}

/** Whether a host matches a pattern: equal, `*`, or `*.suffix`. */
export const hostMatches = (pattern: string, host: string): boolean =>
  pattern === host || pattern === "*" || (pattern.startsWith("*.") && host.endsWith(pattern.slice(1)));

function selected(service: K8sObject, pods: readonly MeshPod[]): readonly MeshPod[] {
  const selector = textMap(jsonAt(service, "spec", "selector"));
  if (selector.size === 0) return [];
  return pods.filter((pod) => [...selector].every(([name, value]) => pod.labels.get(name) === value));
}

function isRegistryOnly(view: ObjectsView): boolean {
  const config = view
    .list("", "ConfigMap")
    .find((one) => one.metadata.name === "istio" && one.metadata.namespace === "istio-system");
  const mesh = jsonAt(config, "data", "mesh");
  return typeof mesh === "string" && /^\s*mode:\s*REGISTRY_ONLY\s*$/m.test(mesh);
}

/** Reads a view once; nothing is looked up in the view again. */
export function meshWorld(view: ObjectsView): MeshWorld {
  const pods = view
    .list("", "Pod")
    .map(meshPod)
    .filter((pod) => pod.ready);
  const byNamespace = groupBy(pods, (pod) => pod.end.namespace);
  const byWorkload = groupBy(pods, (pod) => `${pod.end.namespace}/${pod.end.workload}`);
  const services = new Map(
    view.list("", "Service").map((one) => [fullHost(one.metadata.name, one.metadata.namespace ?? ""), one]),
  );
  const endpoints = new Map<K8sObject, readonly MeshPod[]>();
  const entries = view.list(NETWORKING, "ServiceEntry");
  return {
    podsOf: (namespace, workload) => byWorkload.get(`${namespace}/${workload}`) ?? [],
    serviceAt: (host, namespace) => services.get(fullHost(host, namespace)),
    endpointsOf: (service) => {
      const known = endpoints.get(service);
      if (known) return known;
      const found = selected(service, byNamespace.get(service.metadata.namespace ?? "") ?? []);
      endpoints.set(service, found);
      return found;
    },
    serviceEntryAt: (host) =>
      entries.find((one) =>
        textsIn(jsonAt(one, "spec", "hosts")).some((pattern) => hostMatches(pattern, host)),
      ),
    virtualServices: view.list(NETWORKING, "VirtualService"),
    gateways: view.list(NETWORKING, "Gateway"),
    destinationRules: view.list(NETWORKING, "DestinationRule"),
    peerAuthentications: view.list("security.istio.io", "PeerAuthentication"),
    registryOnly: isRegistryOnly(view),
  };
}
