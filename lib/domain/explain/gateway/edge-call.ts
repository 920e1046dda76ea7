import type { ExplainedRequest } from "../explained-request";
import { bareHost } from "../bare-host";
import type { ExplainCall, Routed } from "../routed";

/** What a listener makes of a connection: requests, bytes, or a TLS connection that it passes on as it is. */
type Seen = "requests" | "bytes" | "tls";

function protocolOf({ method, headers }: ExplainedRequest): ExplainCall["protocol"] {
  if (method === "") return "tcp";
  return (headers["content-type"] ?? "").startsWith("application/grpc") ? "grpc" : "http";
}

/** A request from outside as a listener of a gateway has it before it. */
export function edgeCall(request: ExplainedRequest, seen: Seen): ExplainCall {
  const { port, method, path, headers, claims } = request;
  const host = bareHost(request.host).replace(/\.$/, "");
  if (seen === "tls") return { host, port, protocol: "tls", method: "", path: "", headers: {}, claims: null };
  return { host, port, protocol: protocolOf(request), method, path, headers, claims };
}

/** What routes of connections do; the requests within stay requests, which the workloads behind them see. */
export function withCallOf(routed: Routed | null, { protocol }: ExplainCall): Routed | null {
  if (routed?.kind !== "forward") return routed;
  const targets = routed.targets.map((target) => ({ ...target, call: { ...target.call, protocol } }));
  return { ...routed, targets };
}
