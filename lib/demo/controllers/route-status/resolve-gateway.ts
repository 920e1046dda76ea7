import type { K8sObject } from "../../world/k8s-object";
import { groupBy } from "../../world/group-by";
import type { RouteObjects } from "../../traffic/gateway-api/route-objects";
import { perWorld } from "../../traffic/model/per-world";
import { serviceHost } from "../../traffic/registry/full-host";
import { jsonAt, objectsIn, textOr, textsIn } from "../../world/read-json";

/** Where a Gateway can be reached. */
export interface ResolvedGateway {
  /** `host:port` of its Services, in order. */
  readonly internal: readonly string[];
  readonly clusterAddresses: readonly string[];
  readonly external: readonly string[];
  /** Why a part of it cannot be reached. */
  readonly warnings: readonly string[];
  /** Something else than an address to come is missing. */
  readonly unusable: boolean;
}

type PortState =
  { readonly ok: true } | { readonly ok: false; readonly warning: string; readonly unusable: boolean };

const sorted = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].sort();

/** Whether a slice has a ready endpoint; with a port's name, at that port. */
function isReady(slice: K8sObject, portName?: string): boolean {
  const ready = objectsIn(slice["endpoints"]).some((one) => jsonAt(one, "conditions", "ready") !== false);
  return (
    ready &&
    (portName === undefined || objectsIn(slice["ports"]).some(({ name }) => textOr(name) === portName))
  );
}

function portState(service: K8sObject, slices: readonly K8sObject[], host: string, port: number): PortState {
  const ports = objectsIn(jsonAt(service, "spec", "ports"));
  const found = ports.find((one) => one["port"] === port);
  if (found && slices.some((slice) => isReady(slice, textOr(found["name"])))) return { ok: true };
  if (!slices.some((slice) => isReady(slice)))
    return { ok: false, warning: `no instances found for hostname "${host}"`, unusable: false };
  const missing = `port ${port} not found for hostname "${host}"`;
  const meant = ports
    .filter(({ targetPort }) => targetPort === port)
    .map((one) => JSON.stringify(one["port"]));
  if (meant.length === 0) return { ok: false, warning: missing, unusable: false };
  const hint = `(hint: the service port should be specified, not the workload port. Did you mean one of these ports: [${meant.join(" ")}]?)`;
  return { ok: false, warning: `${missing} ${hint}`, unusable: true };
}

/** Addresses outside the cluster; a load balancer's may still be to come. */
function externalOf(service: K8sObject): readonly string[] {
  const balancers = objectsIn(jsonAt(service, "status", "loadBalancer", "ingress"));
  const balanced = balancers
    .map(({ ip, hostname }) => textOr(ip) || textOr(hostname))
    .filter((one) => one !== "");
  return [...balanced, ...textsIn(jsonAt(service, "spec", "externalIPs"))];
}

function resolveService(
  service: K8sObject,
  slices: readonly K8sObject[],
  host: string,
  ports: readonly number[],
): ResolvedGateway {
  const states = ports.map((port) => ({ port, state: portState(service, slices, host, port) }));
  const internal = states.filter(({ state }) => state.ok).map(({ port }) => `${host}:${port}`);
  const failed = states.flatMap(({ state }) => (state.ok ? [] : [state]));
  const external = internal.length > 0 ? externalOf(service) : [];
  const isPending =
    internal.length > 0 && external.length === 0 && jsonAt(service, "spec", "type") === "LoadBalancer";
  const pending = isPending ? [`address pending for hostname "${host}"`] : [];
  const clusterIP = textOr(jsonAt(service, "spec", "clusterIP"));
  return {
    internal,
    clusterAddresses: internal.length > 0 && !["", "None"].includes(clusterIP) ? [clusterIP] : [],
    external,
    warnings: [...failed.map(({ warning }) => warning), ...pending],
    unusable: failed.some(({ unusable }) => unusable),
  };
}

/** Services and their slices by the Service's host. */
const byHost = perWorld(({ objects }: RouteObjects) => ({
  services: new Map(
    objects("", "Service").map((one) => [serviceHost(one.metadata.name, one.metadata.namespace ?? ""), one]),
  ),
  slices: groupBy(objects("discovery.k8s.io", "EndpointSlice"), ({ metadata }) =>
    serviceHost(metadata.labels?.["kubernetes.io/service-name"] ?? "", metadata.namespace ?? ""),
  ),
}));

/**
 * Where the Services of a Gateway can be reached at its listeners' ports, and what is missing.
 * https://gateway-api.sigs.k8s.io/reference/spec/#gatewayconditionreason
 */
export function resolveGateway(
  objects: RouteObjects,
  hosts: readonly string[],
  ports: readonly number[],
): ResolvedGateway {
  const { services, slices } = byHost(objects);
  const resolved = hosts.map((host): ResolvedGateway => {
    const service = services.get(host);
    const missing = { internal: [], clusterAddresses: [], external: [], unusable: true };
    if (!service) return { ...missing, warnings: [`hostname "${host}" not found`] };
    return resolveService(service, slices.get(host) ?? [], host, [...new Set(ports)]);
  });
  return {
    internal: sorted(resolved.flatMap(({ internal }) => internal)),
    clusterAddresses: sorted(resolved.flatMap(({ clusterAddresses }) => clusterAddresses)),
    external: sorted(resolved.flatMap(({ external }) => external)),
    warnings: sorted(resolved.flatMap(({ warnings }) => warnings)),
    unusable: resolved.some(({ unusable }) => unusable),
  };
}
