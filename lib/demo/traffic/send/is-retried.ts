import type { RetryPolicy } from "../model/route-decision";
import type { Seen } from "./seen";

const GRPC: ReadonlyMap<string, string> = new Map([
  ["cancelled", "1"],
  ["deadline-exceeded", "4"],
  ["resource-exhausted", "8"],
  ["internal", "13"],
  ["unavailable", "14"],
]);
const GATEWAY_ERRORS: ReadonlySet<string> = new Set(["502", "503", "504"]);

/** Envoy never tries again what it refused itself for want of places, a route or a healthy host, nor when the whole time is up. */
const FINAL: ReadonlySet<string> = new Set(["UO", "NR", "NC", "FI", "UH"]);

function holds(condition: string, { code, grpcStatus, flags }: Seen): boolean {
  switch (condition) {
    case "5xx":
      return code.startsWith("5") || code === "0";
    case "gateway-error":
      return GATEWAY_ERRORS.has(code);
    case "reset":
      return flags === "UC" || flags === "UF";
    case "connect-failure":
      return flags === "UF";
    case "retriable-4xx":
      return code === "409";
    default:
      return GRPC.has(condition) ? grpcStatus === GRPC.get(condition) : code === condition;
  }
}

/**
 * Whether a router tries again after an answer.
 * https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-retry-on
 */
export const isRetried = ({ on }: RetryPolicy, seen: Seen): boolean =>
  !FINAL.has(seen.flags) &&
  seen.details !== "response_timeout" &&
  on.some((condition) => holds(condition, seen));
