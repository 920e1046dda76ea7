import { isExportedTo } from "../../mesh/hosts/exported-to";
import { hostAndWildcards } from "../../mesh/hosts/host-matches";
import { isAddress, SERVICE_SUFFIX } from "../../mesh/hosts/resolve-host";
import type { Caller } from "../../routing/caller";
import type { MeshRouting } from "../../routing/mesh-routing";
import { egressScope } from "./egress-scope";
import { type KnownService, knownServices } from "./known-services";

/** What a proxy, or for clients without one the cluster's DNS, makes of a host. */
export interface FoundService {
  readonly service: KnownService;
  /** The pod of a headless Service that the host names; "" where it names the service. */
  readonly pod: string;
  /** The host that it was found by: the one sought, or what that is another name for. */
  readonly called: string;
}

/** Who looks a host up: a proxy, a ztunnel or (dns) a client that has neither. */
export interface Seeker {
  readonly caller: Caller | "ztunnel" | "dns";
  readonly namespace: string;
}

interface Sought {
  readonly host: string;
  readonly port: number;
  /** Whether DNS completes the host by the caller's namespace; hosts of routes are complete. */
  readonly completes: boolean;
}

const MOST_ALIASES = 8;
const CLUSTER_SUFFIX = SERVICE_SUFFIX.slice("svc".length);

/** The full names that a host may be short for, seen from a namespace. https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#namespaces-of-services */
function completed(host: string, namespace: string): readonly string[] {
  if (host.endsWith(".")) return [host.slice(0, -1)];
  if (host.endsWith(CLUSTER_SUFFIX)) return [host];
  return [
    `${host}.${namespace}.${SERVICE_SUFFIX}`,
    `${host}.${SERVICE_SUFFIX}`,
    `${host}${CLUSTER_SUFFIX}`,
    host,
  ];
}

/** Whether a seeker may know a service on a port. */
export function mayKnow(
  mesh: MeshRouting,
  { caller }: Seeker,
  port: number,
): (service: KnownService) => boolean {
  if (caller === "dns") return ({ origin }) => origin === "Service";
  if (caller === "ztunnel") return () => true;
  const scope = egressScope(mesh, caller, port);
  return ({ object, host, namespace }) =>
    isExportedTo(object, caller.namespace) && scope.knowsService(host, namespace);
}

/** Of services that share a host a Kubernetes Service wins, then one of the seeker's namespace, then the oldest. */
function winner(services: readonly KnownService[], namespace: string): KnownService | null {
  return (
    services.find(({ origin }) => origin === "Service") ??
    services.find((one) => one.namespace === namespace) ??
    services[0] ??
    null
  );
}

function named(
  mesh: MeshRouting,
  { namespace }: Seeker,
  { host, completes }: Sought,
  seen: (service: KnownService) => boolean,
): FoundService | null {
  const services = knownServices(mesh.snapshot);
  const exactly = (name: string): KnownService | null => winner(services.named(name).filter(seen), namespace);
  for (const name of completes ? completed(host, namespace) : [host]) {
    const service = exactly(name);
    if (service) return { service, pod: "", called: host };
    const parent = exactly(name.slice(name.indexOf(".") + 1));
    if (parent?.headless === true) return { service: parent, pod: name.split(".", 1)[0] ?? "", called: host };
  }
  for (const level of hostAndWildcards(host.replace(/\.$/, ""))) {
    const service = exactly(level);
    if (service) return { service, pod: "", called: host };
  }
  return null;
}

/**
 * The service that a host means to a seeker: a name, the address of a Service, a pod of a headless Service, a host or wildcard
 * of a ServiceEntry; null where it knows none. ExternalName Services are followed to the service they stand for, where one is
 * known. https://istio.io/latest/docs/ops/configuration/traffic-management/traffic-routing/
 */
export function findService(mesh: MeshRouting, seeker: Seeker, sought: Sought): FoundService | null {
  const seen = mayKnow(mesh, seeker, sought.port);
  let next = sought;
  let found: FoundService | null = null;
  for (let followed = 0; followed < MOST_ALIASES; followed += 1) {
    if (isAddress(next.host)) {
      const at = knownServices(mesh.snapshot).at(next.host).filter(seen);
      const service = winner(at, seeker.namespace);
      return service ? { service, pod: "", called: next.host } : found;
    }
    const one = named(mesh, seeker, next, seen);
    if (!one) return found;
    found = one;
    if (one.service.aliasOf === "") return found;
    next = { ...next, host: one.service.aliasOf, completes: false };
  }
  return found;
}
