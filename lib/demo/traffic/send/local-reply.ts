import type { Latency } from "../latency";
import type { MeshFlow } from "../model/mesh-flow";
import { grpcStatusOf } from "./grpc-status-of";
import type { Seen } from "./seen";

const AT_ONCE: Latency = { medianMs: 1, sigma: 0.5 };

interface Reply {
  readonly code: number;
  readonly flags: string;
  readonly details: string;
  readonly latency?: Latency;
}

/**
 * What a proxy answers by itself. On gRPC that is a 200 with a gRPC status in its place.
 * https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#response-flags
 */
export function localReply(
  protocol: MeshFlow["protocol"],
  { code, flags, details, latency = AT_ONCE }: Reply,
): Seen {
  if (protocol === "tcp") return { code: "", grpcStatus: "", flags, details, latency };
  if (protocol === "http") return { code: String(code), grpcStatus: "", flags, details, latency };
  return { code: "200", grpcStatus: grpcStatusOf(String(code)), flags, details, latency };
}
