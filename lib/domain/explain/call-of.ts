import { bareHost } from "./bare-host";
import type { ExplainedRequest } from "./explained-request";
import type { ExplainCall } from "./routed";

function protocolOf({ method, headers }: ExplainedRequest): ExplainCall["protocol"] {
  if (method === "") return "tcp";
  return (headers["content-type"] ?? "").startsWith("application/grpc") ? "grpc" : "http";
}

/**
 * A request as a proxy has it before it; of a connection, and of TLS where the proxy does not end it (`opaque`), nothing but
 * the host and the port.
 */
export function callOf(request: ExplainedRequest, opaque: boolean): ExplainCall {
  const { port, method, path, headers, claims } = request;
  const protocol = opaque ? "tls" : protocolOf(request);
  const call = { host: bareHost(request.host), port, protocol };
  return protocol === "tcp" || protocol === "tls"
    ? { ...call, method: "", path: "", headers: {}, claims: null }
    : { ...call, method, path, headers, claims };
}
