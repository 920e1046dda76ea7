import type { JsonObject } from "../mesh/cluster-object";
import { serviceOfHost } from "../mesh/hosts/service-of-host";
import { isAddress } from "../mesh/hosts/resolve-host";
import { hostShape, nameOfHost } from "../forms/recipes/host-name";
import { newObject } from "../forms/recipes/new-object";
import type { EgressCall } from "./egress-calls";
import { hostOnly } from "./call-judge";

const PORTS = {
  http: { number: 80, name: "http", protocol: "HTTP" },
  grpc: { number: 80, name: "grpc", protocol: "GRPC" },
  tcp: { number: 443, name: "tls", protocol: "TLS" },
} as const;

/** A port as a Host header or else the protocol tells it; telemetry has no ports. */
function portOf({ host, protocol }: EgressCall): { readonly number: number; readonly port: JsonObject } {
  const usual = protocol === "tcp" || protocol === "grpc" ? PORTS[protocol] : PORTS.http;
  const written = Number(/:(\d{1,5})$/.exec(host)?.[1] ?? usual.number);
  const number = written >= 1 && written <= 65_535 ? written : usual.number;
  const name = number === usual.number ? usual.name : `${usual.name}-${number}`;
  return { number, port: { ...usual, number, name } };
}

/**
 * A ServiceEntry that names a host to the namespace of its callers, its ports as all their `calls` of the host were observed;
 * null for what is no name of DNS outside of the cluster. https://istio.io/latest/docs/reference/config/networking/service-entry/
 */
export function draftServiceEntry(
  namespace: string,
  host: string,
  calls: readonly EgressCall[],
): JsonObject | null {
  if (hostShape(host) !== "name" || isAddress(host) || serviceOfHost(host)) return null;
  const own = calls.filter((call) => call.caller.namespace === namespace && hostOnly(call.host) === host);
  const ports = new Map(
    own
      .toSorted(httpLast)
      .map(portOf)
      .map(({ number, port }) => [number, port]),
  );
  const spec = {
    hosts: [host],
    location: "MESH_EXTERNAL",
    ports: [...ports].toSorted(([a], [b]) => a - b).map(([, port]) => port),
    resolution: "DNS",
    exportTo: ["."],
  };
  return newObject("ServiceEntry", { namespace, name: `egress-${nameOfHost(host)}`, spec }).edited;
}

/** A port that both HTTP and gRPC were seen on speaks HTTP. */
const httpLast = (one: EgressCall, other: EgressCall): number =>
  Number(one.protocol === "http") - Number(other.protocol === "http");
