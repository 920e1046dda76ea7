import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import type { PodGroup } from "../model/pod-group";
import { isExportedTo } from "./exported-to";
import { CLUSTER_DOMAIN, isAddress } from "./full-host";
import type { MeshService } from "./mesh-service";
import { serviceRegistry } from "./service-registry";
import { knows, sidecarScope } from "./sidecar-scope";

/** What a proxy, or without one the cluster's DNS, makes of a host that is called. */
export interface FoundService {
  readonly service: MeshService;
  /** The pod of a headless Service that the host names, "" where it names the service. */
  readonly pod: string;
}

interface Target {
  readonly host: string;
  readonly port: number;
}

const ALIASES_FOLLOWED = 8;
const CLUSTER_SUFFIX = CLUSTER_DOMAIN.slice("svc".length);

/** A host in lower case and without a port; an IPv6 address has no port here. */
function withoutPort(host: string): string {
  const text = host.toLowerCase();
  return text.includes(":", text.indexOf(":") + 1) ? text : text.replace(/:\d+$/, "");
}

/** A host as it is compared: in lower case, without a port and without the root's dot. */
export function bareHost(host: string): string {
  const named = withoutPort(host);
  return named.endsWith(".") ? named.slice(0, -1) : named;
}

/**
 * The full names that a host may be short for, seen from a namespace.
 * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#namespaces-of-services
 */
function namesOf(host: string, namespace: string): readonly string[] {
  if (host.endsWith(".")) return [host.slice(0, -1)];
  if (host.endsWith(CLUSTER_SUFFIX)) return [host];
  return [
    `${host}.${namespace}.${CLUSTER_DOMAIN}`,
    `${host}.${CLUSTER_DOMAIN}`,
    `${host}${CLUSTER_SUFFIX}`,
    host,
  ];
}

/** Whether a client may know a service; one without an Envoy of its own sees what the cluster's DNS and ztunnel know. */
function sees(world: MeshWorld, client: PodGroup, port: number): (service: MeshService) => boolean {
  const { dataPlane, namespace } = client.end;
  if (dataPlane === "none") return ({ origin }) => origin === "Service";
  if (dataPlane === "ztunnel") return () => true;
  const scope = sidecarScope(world, client);
  return (service) =>
    isExportedTo(service.exportTo, service.namespace, namespace) && knows(scope, service, port);
}

/** Of services that share a host a Kubernetes Service wins, then one of the client's own namespace, then the oldest. */
function winner(services: readonly MeshService[], namespace: string): MeshService | null {
  return (
    services.find(({ origin }) => origin === "Service") ??
    services.find((one) => one.namespace === namespace) ??
    services[0] ??
    null
  );
}

function named(world: MeshWorld, client: PodGroup, host: string, port: number): FoundService | null {
  const { byHost } = serviceRegistry(world);
  const { namespace } = client.end;
  const seen = sees(world, client, port);
  const exactly = (name: string): MeshService | null => winner(byHost.exactly(name).filter(seen), namespace);
  const names = namesOf(host, namespace);
  for (const name of names) {
    const service = exactly(name);
    if (service) return { service, pod: "" };
    const parent = exactly(name.slice(name.indexOf(".") + 1));
    if (parent?.headless === true) return { service: parent, pod: name.split(".")[0] ?? "" };
  }
  for (const level of byHost.matching(bareHost(host))) {
    const service = winner(level.filter(seen), namespace);
    if (service) return { service, pod: "" };
  }
  return null;
}

/** Follows ExternalName Services to the service they stand for; the last one known, where that is none. */
function lookUp(world: MeshWorld, client: PodGroup, target: Target): FoundService | null {
  let host = withoutPort(target.host);
  let found: FoundService | null = null;
  for (let followed = 0; followed < ALIASES_FOLLOWED; followed += 1) {
    if (isAddress(host)) {
      const at = serviceRegistry(world)
        .at(host)
        .filter(sees(world, client, target.port));
      const service = winner(at, client.end.namespace);
      return service ? { service, pod: "" } : found;
    }
    const next = named(world, client, host, target.port);
    if (!next) return found;
    found = next;
    host = next.service.aliasOf;
    if (host === "") return found;
  }
  return found;
}

const lookedUp = perWorld(() => new WeakMap<PodGroup, Map<string, FoundService | null>>());

/**
 * The service a host means to a client: a name in any form that DNS completes, the address of a Service, a pod of a headless
 * Service, a host or wildcard of a ServiceEntry. null where the client knows none: exportTo or a Sidecar hides it, or nothing
 * has it. ExternalName Services are followed to the service they stand for, where one is known.
 * https://istio.io/latest/docs/ops/configuration/traffic-management/traffic-routing/
 */
export function findService(world: MeshWorld, client: PodGroup, { host, port }: Target): FoundService | null {
  const ofClient = lookedUp(world).get(client) ?? new Map<string, FoundService | null>();
  lookedUp(world).set(client, ofClient);
  const key = `${port}/${host}`;
  const known = ofClient.get(key);
  if (known !== undefined) return known;
  const found = lookUp(world, client, { host, port });
  ofClient.set(key, found);
  return found;
}

/**
 * A host of an Istio object such that it is not completed as DNS would: `reviews.shop`, which is no Service there, becomes
 * `reviews.shop.`, as an absolute name of DNS is written.
 */
export function absoluteHost(world: MeshWorld, client: PodGroup, host: string): string {
  if (host.endsWith(CLUSTER_SUFFIX) || host.endsWith(".") || isAddress(host)) return host;
  const { byHost } = serviceRegistry(world);
  const completed = namesOf(host, client.end.namespace).slice(0, -1);
  const isTaken = completed.some((name) => byHost.exactly(name).length > 0);
  return isTaken ? `${host}.` : host;
}
