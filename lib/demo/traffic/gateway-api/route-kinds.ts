/** The kinds of routes of the Gateway API that Istio serves. */
export const ROUTE_KINDS = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute"] as const;
export type RouteKind = (typeof ROUTE_KINDS)[number];
