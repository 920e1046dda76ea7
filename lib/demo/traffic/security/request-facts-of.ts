import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { jsonAt, textOr, textsIn } from "../../world/read-json";
import type { Call } from "../model/call";
import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import type { PodGroup } from "../model/pod-group";
import type { Enforcement } from "./policy-attachment";
import type { Layer, RequestFacts } from "./request-facts";

/** A call as it comes to a proxy that enforces policies. */
export interface Received extends Enforcement {
  /** Whose proxy sends it; at a gateway, for callers outside the cluster, the gateway itself. */
  readonly client: PodGroup;
  readonly fromOutside?: boolean;
  /** The port the server listens on, at a waypoint the service's. */
  readonly port: number;
  readonly mtls: boolean;
  /** Its protocol is what the server's proxy takes it for: on tcp and tls no request is seen. */
  readonly call: Call;
}

/** Callers outside the cluster share an address of the range kept for documentation, RFC 5737. */
const OUTSIDE_ADDRESS = "203.0.113.10";
const DEFAULT_PORTS: ReadonlySet<number> = new Set([80, 443]);

/** The mesh's own trust domain, by which name soever: cluster.local always means it. */
const trustDomains = perWorld((world): readonly string[] => [
  ...new Set([
    textOr(world.meshConfig["trustDomain"]) || "cluster.local",
    "cluster.local",
    ...textsIn(world.meshConfig["trustDomainAliases"]),
  ]),
]);

function layerOf({ enforcer, call }: Received): Layer {
  if (enforcer === "ztunnel") return "ztunnel";
  return call.protocol === "http" || call.protocol === "grpc" ? "http" : "tcp";
}

/** Callers name the port in the Host header unless it is the scheme's own; a gateway's pods listen on another than it is called on. */
function authority({ enforcer, call: { host, port } }: Received): string {
  const plain = enforcer === "gateway" || host.includes(":") || DEFAULT_PORTS.has(port);
  return plain ? host : `${host}:${port}`;
}

/**
 * The address behind proxies: what X-Forwarded-For names last, at a gateway what the trusted proxies before it wrote.
 * https://istio.io/latest/docs/ops/configuration/traffic-management/network-topologies/
 */
function remoteAddress(world: MeshWorld, { call, fromOutside }: Received, source: string): string {
  const forwarded = (call.headers.get("x-forwarded-for") ?? "").split(",").map((one) => one.trim());
  if (fromOutside !== true) return forwarded.at(-1) || source;
  const trusted = jsonAt(world.meshConfig["defaultConfig"], "gatewayTopology", "numTrustedProxies");
  return typeof trusted === "number" && trusted > 0 ? forwarded.at(-trusted) || source : source;
}

/** Istio's proxies name the cluster they call in mutual TLS; other TLS names the host. */
function serverName({ call, mtls, service, enforcer }: Received): string {
  if (call.protocol === "tls" && (!mtls || enforcer !== "sidecar")) return call.host;
  return mtls && enforcer !== "waypoint" ? `outbound_.${call.port}_._.${service.host}` : "";
}

function headersOf(received: Received): ReadonlyMap<string, string> {
  const { call } = received;
  const method = call.protocol === "grpc" && call.method === "" ? "POST" : call.method;
  return new Map([
    ...call.headers,
    [":authority", authority(received)],
    [":method", method],
    [":path", call.path],
  ]);
}

/** What a proxy knows of a call. Pods of one group are told by the address of the first. */
export function requestFactsOf(
  world: MeshWorld,
  received: Received,
  claims: JsonObject | null,
): RequestFacts {
  const { client, server, port, mtls, call, fromOutside } = received;
  const sourceAddress = fromOutside === true ? OUTSIDE_ADDRESS : (client.end.pods[0]?.address ?? "");
  const { namespace, serviceAccount } = client.end;
  return {
    layer: layerOf(received),
    sourceAddress,
    remoteAddress: remoteAddress(world, received, sourceAddress),
    peer: mtls && fromOutside !== true ? { namespace, serviceAccount } : null,
    trustDomains: trustDomains(world),
    destinationAddress: server.end.pods[0]?.address ?? "",
    destinationPort: port,
    sni: serverName(received),
    headers: headersOf(received),
    path: call.path.split(/[?#]/, 1)[0] ?? "",
    claims,
  };
}
