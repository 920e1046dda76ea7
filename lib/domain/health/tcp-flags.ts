import type { CodeRate } from "../graph/graph";

/**
 * Response flags that say a connection failed. Envoy: https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#response-flags;
 * ztunnel: DENY, CONNECT, TLS_FAILURE, H2_HANDSHAKE_FAILURE, NETWORK_POLICY, IDENTITY_ERROR, CERT_REVOKED.
 */
const FAILED = new Set([
  "UF",
  "UH",
  "UO",
  "URX",
  "NR",
  "NC",
  "LH",
  "UAEX",
  "UPE",
  "OM",
  "DENY",
  "CONNECT",
  "TLS_FAILURE",
  "H2_HANDSHAKE_FAILURE",
  "NETWORK_POLICY",
  "IDENTITY_ERROR",
  "CERT_REVOKED",
]);

/** The response flags in these codes that say a connection failed, each once, sorted. */
export function failedFlags(codes: readonly CodeRate[]): readonly string[] {
  const flags = codes.flatMap(({ flags: joined }) => joined.split(","));
  return [...new Set(flags)].filter((flag) => FAILED.has(flag)).sort();
}
