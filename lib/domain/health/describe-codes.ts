import type { CodeRate } from "../graph/graph";
import { isNoResponse } from "./is-error-code";

function classOf(protocol: string, code: string): string {
  if (isNoResponse(protocol, code)) return "no response";
  if (code.length === 3) return `${code.slice(0, 1)}xx`;
  return protocol === "grpc" ? `gRPC status ${code}` : code;
}

/** Names the codes of one verdict in words: "5xx", "gRPC status 14", "5xx and no response". */
export function describeCodes(protocol: string, codes: readonly CodeRate[]): string {
  return [...new Set(codes.map(({ code }) => classOf(protocol, code)))].sort().join(" and ");
}
