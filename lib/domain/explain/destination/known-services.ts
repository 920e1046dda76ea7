import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import type { ClusterSnapshot } from "../../mesh/cluster-snapshot";
import { serviceHost } from "../../mesh/hosts/resolve-host";
import { olderFirst } from "../../mesh/older-first";
import { objectAt, objectsAt, textAt, textsAt } from "../../mesh/read-json";
import { declaredProtocol, type DeclaredProtocol, entryProtocol } from "./declared-protocol";

export interface KnownPort {
  readonly number: number;
  readonly name: string;
  readonly protocol: DeclaredProtocol;
  /** A number, or the name of a container's port. */
  readonly targetPort: number | string;
}

/** A host that proxies may know: of a Kubernetes Service, or one of a ServiceEntry. */
export interface KnownService {
  readonly origin: "Service" | "ServiceEntry";
  readonly object: ClusterObject;
  readonly host: string;
  readonly namespace: string;
  readonly name: string;
  readonly ports: readonly KnownPort[];
  /** IP addresses of its own. */
  readonly addresses: readonly string[];
  /** A Service without an address of its own, whose names lead to its pods. */
  readonly headless: boolean;
  /** The host that an ExternalName Service stands for, else "". */
  readonly aliasOf: string;
}

/** The services of a cluster, whoever may know them. Those that share a host stand in the order in which they win. */
export interface KnownServices {
  named(host: string): readonly KnownService[];
  at(address: string): readonly KnownService[];
}

function servicePort(port: JsonObject): readonly KnownPort[] {
  const { port: number, targetPort: target } = port;
  if (typeof number !== "number") return [];
  const isTarget = typeof target === "number" || (typeof target === "string" && target !== "");
  return [
    {
      number,
      name: textAt(port, "name"),
      protocol: declaredProtocol(port, number),
      targetPort: isTarget ? target : number,
    },
  ];
}

function ofService(object: ClusterObject): KnownService {
  const { namespace, name } = object.meta;
  const spec = objectAt(object.data, "spec");
  const clusterIP = textAt(spec, "clusterIP");
  const isAlias = textAt(spec, "type") === "ExternalName";
  const addresses = [...new Set([clusterIP, ...textsAt(spec, "clusterIPs")])];
  return {
    origin: "Service",
    object,
    host: serviceHost(namespace, name),
    namespace,
    name,
    ports: objectsAt(spec, "ports").flatMap(servicePort),
    addresses: isAlias ? [] : addresses.filter((one) => one !== "" && one !== "None"),
    headless: clusterIP === "None",
    aliasOf: isAlias ? textAt(spec, "externalName").toLowerCase().replace(/\.$/, "") : "",
  };
}

function entryPort(port: JsonObject): readonly KnownPort[] {
  const { number, targetPort: target } = port;
  if (typeof number !== "number") return [];
  const targetPort = typeof target === "number" && target > 0 ? target : number;
  return [{ number, name: textAt(port, "name"), protocol: entryProtocol(port), targetPort }];
}

function ofServiceEntry(object: ClusterObject): readonly KnownService[] {
  const spec = objectAt(object.data, "spec");
  const ports = objectsAt(spec, "ports").flatMap(entryPort);
  return textsAt(spec, "hosts").map((written) => ({
    origin: "ServiceEntry",
    object,
    host: written.toLowerCase(),
    namespace: object.meta.namespace,
    name: object.meta.name,
    ports,
    addresses: textsAt(spec, "addresses"),
    headless: false,
    aliasOf: "",
  }));
}

function fileUnder(
  services: readonly KnownService[],
  keysOf: (service: KnownService) => readonly string[],
): ReadonlyMap<string, readonly KnownService[]> {
  const filed = new Map<string, KnownService[]>();
  for (const service of services)
    for (const key of new Set(keysOf(service))) {
      const others = filed.get(key);
      if (others) others.push(service);
      else filed.set(key, [service]);
    }
  return filed;
}

const read = new WeakMap<ClusterSnapshot, KnownServices>();

/**
 * Reads the Services and ServiceEntries of a cluster, once for each snapshot: of those that share a host Kubernetes Services
 * first, then the oldest ServiceEntry. https://istio.io/latest/docs/ops/configuration/traffic-management/dns/
 */
export function knownServices(snapshot: ClusterSnapshot): KnownServices {
  const held = read.get(snapshot);
  if (held) return held;
  const services = [
    ...snapshot.list("Service").map(ofService),
    ...snapshot.list("ServiceEntry").toSorted(olderFirst).flatMap(ofServiceEntry),
  ];
  const byHost = fileUnder(services, ({ host }) => [host]);
  const byAddress = fileUnder(services, ({ addresses }) => addresses);
  const made: KnownServices = {
    named: (host) => byHost.get(host) ?? [],
    at: (address) => byAddress.get(address) ?? [],
  };
  read.set(snapshot, made);
  return made;
}
