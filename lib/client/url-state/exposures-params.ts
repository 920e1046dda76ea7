import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs";

export const GATEWAY_FAMILIES = ["istio", "gatewayApi", "ingress"] as const;
export type GatewayFamily = (typeof GATEWAY_FAMILIES)[number];
export const EXPOSURE_TLS = ["none", "terminate", "mutual", "passthrough", "redirect"] as const;
export const EXPOSURE_AUTHENTICATION = ["none", "optional", "required", "unknown"] as const;
export const EXPOSURE_SORTS = ["host", "gateway", "authentication", "rate"] as const;
export type ExposureSort = (typeof EXPOSURE_SORTS)[number];

/** Which ways in the page of exposures shows, and in what order. */
export const exposuresParams = {
  text: parseAsString.withDefault(""),
  family: parseAsArrayOf(parseAsStringLiteral(GATEWAY_FAMILIES)).withDefault([]),
  tls: parseAsArrayOf(parseAsStringLiteral(EXPOSURE_TLS)).withDefault([]),
  authentication: parseAsArrayOf(parseAsStringLiteral(EXPOSURE_AUTHENTICATION)).withDefault([]),
  /** Only those that requests came through. */
  traffic: parseAsBoolean.withDefault(false),
  sort: parseAsStringLiteral(EXPOSURE_SORTS).withDefault("host"),
  desc: parseAsBoolean.withDefault(false),
};
