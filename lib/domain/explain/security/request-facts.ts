import type { JsonObject } from "../../mesh/cluster-object";
import type { FlowFacts, Peer } from "../../policy/flow-facts";
import type { MeshWorkload } from "../../routing/mesh-workload";
import type { ExplainCall } from "../routed";

/** A request at a proxy that enforces policies. */
export interface AtProxy {
  readonly proxy: MeshWorkload;
  readonly call: ExplainCall;
  /** The caller's identity; null where its connection is not mutual TLS, "unknown" where that cannot be told. */
  readonly peer: Peer | null | "unknown";
  /** The port that the workload listens on, at a waypoint the service's. */
  readonly port: number;
  /** The server name of the connection where it is TLS; "" where it is not, null where it is not known. */
  readonly sni: string | null;
}

const DEFAULT_PORTS: ReadonlySet<number> = new Set([80, 443]);

/**
 * How the Host header may be written. Callers name the port unless it is the scheme's own; what stands before a gateway may
 * lead another port to it. https://www.rfc-editor.org/rfc/rfc9110#section-7.2
 */
function hostsOf({ proxy, call: { host, port } }: AtProxy): readonly string[] {
  if (host.includes(":") || DEFAULT_PORTS.has(port)) return [host];
  return proxy.dataPlane === "gateway" ? [host, `${host}:${port}`] : [`${host}:${port}`];
}

/** What a proxy sees of what it passes on. */
export function layerOf({ proxy, call }: Pick<AtProxy, "proxy" | "call">): FlowFacts["layer"] {
  if (proxy.dataPlane === "ztunnel") return "ztunnel";
  return call.protocol === "http" || call.protocol === "grpc" ? "request" : "connection";
}

/** What policies may ask of a request at a proxy; `claims` are those of its token, where that was validated there. */
export function requestFacts(
  at: AtProxy,
  claims: JsonObject | null,
  trustDomains: readonly string[],
): FlowFacts {
  const { call, peer, port } = at;
  return {
    peer,
    layer: layerOf(at),
    port,
    method: call.method === "" && call.protocol === "grpc" ? "POST" : call.method,
    request: {
      hosts: hostsOf(at),
      path: call.path.split(/[?#]/, 1)[0] ?? "",
      headers: call.headers,
      claims,
      sni: at.sni,
      trustDomains,
    },
  };
}
