import type { Intent } from "@/lib/demo/world/intent";
import type { ExplainedRequest } from "@/lib/domain/explain/explained-request";

/** At gateways, where callers from outside speak TLS. */
const TLS_PORTS: ReadonlySet<number> = new Set([443, 8443]);

const isConnection = ({ protocol }: Intent): boolean => protocol === "tcp" || protocol === "tls";

/** What a workload of the simulated mesh sends, as a request to be explained. From gateways it starts at the gateway's pods. */
export function requestOfIntent(intent: Intent): ExplainedRequest {
  const { from, host, port, path, protocol, token } = intent;
  const method = intent.method ?? (protocol === "grpc" ? "POST" : "GET");
  const grpc = protocol === "grpc" ? { "content-type": "application/grpc" } : {};
  return {
    source: from,
    host,
    port,
    path: isConnection(intent) ? "" : path,
    method: isConnection(intent) ? "" : method,
    headers: { ...intent.headers, ...grpc },
    claims: token ? { ...token.claims, iss: token.issuer, sub: token.subject, aud: token.audiences } : null,
    tls: protocol === "tls" || (intent.fromOutside === true && TLS_PORTS.has(port)),
  };
}
