import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { hostCovers } from "../mesh/hosts/host-matches";
import { serviceHost } from "../mesh/hosts/resolve-host";
import { objectAt, objectsAt, textMapAt } from "../mesh/read-json";
import { serviceEntryHosts } from "../mesh/resources/service-entry";
import type { MeshWorkload } from "./mesh-workload";
import { workloadIndex, type WorkloadIndex } from "./workload-index";

/** A host that proxies know: of a Kubernetes Service, or of a ServiceEntry. */
export interface RegisteredHost {
  readonly host: string;
  readonly namespace: string;
  readonly name: string;
  readonly ports: readonly JsonObject[];
  /** null where its endpoints are not pods of the cluster. */
  readonly selector: Readonly<Record<string, string>> | null;
}

export interface ServiceRegistry {
  find(host: string): RegisteredHost | null;
  /** The workloads with ready pods behind a host whose pods have these labels as well; null where they cannot be known. */
  workloadsOf(
    registered: RegisteredHost,
    labels: Readonly<Record<string, string>>,
  ): readonly MeshWorkload[] | null;
  readonly workloads: WorkloadIndex;
}

function ofService({ meta, data }: ClusterObject): RegisteredHost {
  const spec = objectAt(data, "spec");
  const selector = textMapAt(spec, "selector");
  return {
    host: serviceHost(meta.namespace, meta.name),
    namespace: meta.namespace,
    name: meta.name,
    ports: objectsAt(spec, "ports"),
    selector: Object.keys(selector).length > 0 ? selector : null,
  };
}

function ofServiceEntry(object: ClusterObject): readonly RegisteredHost[] {
  const spec = objectAt(object.data, "spec");
  const selector = textMapAt(objectAt(spec, "workloadSelector"), "labels");
  return serviceEntryHosts(object).map((host) => ({
    host: host.toLowerCase(),
    namespace: object.meta.namespace,
    name: object.meta.name,
    ports: objectsAt(spec, "ports"),
    selector: Object.keys(selector).length > 0 ? selector : null,
  }));
}

const has = ({ labels }: MeshWorkload, wanted: Readonly<Record<string, string>>): boolean =>
  Object.entries(wanted).every(([name, value]) => labels[name] === value);

/**
 * The hosts that proxies know and what is behind them. Services come before ServiceEntries of the same host, names before
 * wildcards. https://istio.io/latest/docs/concepts/traffic-management/#service-entries
 */
export function serviceRegistry(snapshot: ClusterSnapshot): ServiceRegistry {
  const workloads = workloadIndex(snapshot);
  const hosts = new Map<string, RegisteredHost>();
  const wildcards: RegisteredHost[] = [];
  for (const service of snapshot.list("Service")) {
    const registered = ofService(service);
    hosts.set(registered.host, registered);
  }
  for (const entry of snapshot.list("ServiceEntry").flatMap(ofServiceEntry))
    if (entry.host.startsWith("*")) wildcards.push(entry);
    else if (!hosts.has(entry.host)) hosts.set(entry.host, entry);
  const behind = new Map<RegisteredHost, readonly MeshWorkload[]>();
  const workloadsBehind = (
    registered: RegisteredHost,
    selector: MeshWorkload["labels"],
  ): readonly MeshWorkload[] => {
    const known = behind.get(registered);
    if (known) return known;
    const found = workloads
      .inNamespace(registered.namespace)
      .filter((one) => one.readyPods > 0 && has(one, selector));
    behind.set(registered, found);
    return found;
  };
  return {
    find: (host) => hosts.get(host) ?? wildcards.find((entry) => hostCovers(entry.host, host)) ?? null,
    workloadsOf: (registered, labels) => {
      const { selector } = registered;
      return selector && workloadsBehind(registered, selector).filter((one) => has(one, labels));
    },
    workloads,
  };
}

/**
 * The port of the pods that a port of a Service leads to; null where a name of it is not known.
 * https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export function targetPort(port: JsonObject, workload: Pick<MeshWorkload, "namedPorts">): number | null {
  const { targetPort: target, port: own, number } = port;
  if (typeof target === "number") return target;
  if (typeof target === "string" && target !== "") return workload.namedPorts[target] ?? null;
  if (typeof own === "number") return own;
  return typeof number === "number" ? number : null;
}
