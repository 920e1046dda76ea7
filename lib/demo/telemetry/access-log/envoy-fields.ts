import type { MeshFlow } from "../../traffic/model/mesh-flow";
import { stableHash } from "../../world/stable-hash";
import type { CalledAddress } from "./called-address";
import type { MadeRequest } from "./made-request";

/** What an Envoy can write of a request, by the command of a format string; undefined is written as `-`. */
export type EnvoyFields = ReadonlyMap<string, string | number | undefined>;

/** Where a proxy stands on the way of a request. */
export type EnvoySide = "client" | "server" | "waypoint";

interface Addresses {
  readonly upstreamHost: string | undefined;
  readonly upstreamCluster: string | undefined;
  readonly upstreamLocal: string | undefined;
  readonly downstreamLocal: string | undefined;
  readonly downstreamRemote: string | undefined;
  readonly serverName: string | undefined;
}

const UNNAMED: ReadonlySet<string> = new Set(["BlackHoleCluster", "PassthroughCluster"]);
/** The address from which a sidecar calls its application. */
const INBOUND_ADDRESS = "127.0.0.6";
/** The address that a node gives to what it forwards from outside the cluster. */
const NODE_ADDRESS = "10.128.0.1";

function clusterOf({ service, flags }: MeshFlow, port: number): string | undefined {
  if (UNNAMED.has(service.name)) return service.name;
  return flags === "NR" ? undefined : `outbound|${port}||${service.host}`;
}

function atServer(request: MadeRequest, { port, podPort }: CalledAddress): Addresses {
  const { flow, source, destination, clientPorts } = request;
  const { service, mtls, flags } = flow;
  const address = `${destination?.address ?? "-"}:${podPort}`;
  return {
    upstreamHost: flags === "" ? address : undefined,
    upstreamCluster: `inbound|${podPort}||`,
    upstreamLocal: flags === "" ? `${INBOUND_ADDRESS}:${clientPorts[0]}` : undefined,
    downstreamLocal: address,
    downstreamRemote: `${source.address}:${clientPorts[1]}`,
    serverName: mtls ? `outbound_.${port}_._.${service.host}` : undefined,
  };
}

/** A sidecar sees the service's address that its application called; a gateway its own, called under a node's address. */
function downstreamOf(
  { flow, source, clientPorts }: MadeRequest,
  { address, port }: CalledAddress,
): Pick<Addresses, "downstreamLocal" | "downstreamRemote"> {
  if (flow.source.dataPlane === "gateway")
    return {
      downstreamLocal: `${source.address}:${flow.call.port}`,
      downstreamRemote: `${NODE_ADDRESS}:${clientPorts[0]}`,
    };
  return {
    downstreamLocal: address === "" ? undefined : `${address}:${port}`,
    downstreamRemote: `${source.address}:${clientPorts[0]}`,
  };
}

/** Where a proxy sent a request: to a pod, or to a host outside, which has an address of the range for documentation. */
function upstreamAddress({ flow, destination }: MadeRequest): string | undefined {
  if (destination) return destination.address;
  if (flow.details !== "via_upstream") return undefined;
  return `203.0.113.${1 + (stableHash(flow.call.host) % 250)}`;
}

/** The connection that the caller's proxy made is the one that the server's proxy took in. */
function atClient(request: MadeRequest, called: CalledAddress): Addresses {
  const { flow, source, clientPorts } = request;
  const upstream = upstreamAddress(request);
  return {
    upstreamHost: upstream === undefined ? undefined : `${upstream}:${called.podPort}`,
    upstreamCluster: clusterOf(flow, called.port),
    upstreamLocal: upstream === undefined ? undefined : `${source.address}:${clientPorts[1]}`,
    ...downstreamOf(request, called),
    serverName: undefined,
  };
}

const PROTOCOLS = { http: "HTTP/1.1", grpc: "HTTP/2", tcp: undefined } as const;

/** Connections have no requests, so half of the fields are empty. */
function ofRequest({
  flow,
  id,
  durationMs,
}: MadeRequest): readonly (readonly [string, string | number | undefined])[] {
  const { call, protocol, code, details } = flow;
  const isRequest = protocol !== "tcp";
  const answered = isRequest && details === "via_upstream";
  return [
    [":METHOD", isRequest ? call.method : undefined],
    [":PATH", isRequest ? call.path : undefined],
    [":AUTHORITY", isRequest ? call.host : undefined],
    ["X-REQUEST-ID", isRequest ? id : undefined],
    ["USER-AGENT", isRequest ? (call.headers.get("user-agent") ?? "Go-http-client/1.1") : undefined],
    ["X-FORWARDED-FOR", call.headers.get("x-forwarded-for")],
    ["PROTOCOL", PROTOCOLS[protocol]],
    ["RESPONSE_CODE", isRequest ? Number(code) : 0],
    ["RESPONSE_CODE_DETAILS", details === "" ? undefined : details],
    ["X-ENVOY-UPSTREAM-SERVICE-TIME", answered ? Math.max(0, durationMs - 1) : undefined],
  ];
}

/**
 * The fields of a request as an Envoy on its way sees them; headers stand under their names.
 * https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators
 */
export function envoyFields(request: MadeRequest, side: EnvoySide, called: CalledAddress): EnvoyFields {
  const { flow, durationMs, bytesToServer, bytesToClient, startedAt } = request;
  const addresses = side === "server" ? atServer(request, called) : atClient(request, called);
  return new Map<string, string | number | undefined>([
    ...ofRequest(request),
    ["START_TIME", new Date(startedAt).toISOString()],
    ["RESPONSE_FLAGS", flow.flags === "" ? undefined : flow.flags],
    ["BYTES_RECEIVED", bytesToServer],
    ["BYTES_SENT", bytesToClient],
    ["DURATION", durationMs],
    ["UPSTREAM_HOST", addresses.upstreamHost],
    ["UPSTREAM_CLUSTER", addresses.upstreamCluster],
    ["UPSTREAM_CLUSTER_RAW", addresses.upstreamCluster],
    ["UPSTREAM_LOCAL_ADDRESS", addresses.upstreamLocal],
    ["DOWNSTREAM_LOCAL_ADDRESS", addresses.downstreamLocal],
    ["DOWNSTREAM_REMOTE_ADDRESS", addresses.downstreamRemote],
    ["REQUESTED_SERVER_NAME", addresses.serverName],
    ["ROUTE_NAME", flow.flags === "NR" ? undefined : "default"],
  ]);
}
