import type { Caller } from "../../routing/caller";
import type { ExplainCall } from "../routed";

/** The proxy that routes a call, and where the call came in. */
export interface RouteContext {
  readonly caller: Caller;
  /** `mesh`, or a Gateway as `namespace/name`. */
  readonly gateway: string;
  /** Of HTTP requests; http where nothing is said. */
  readonly scheme?: "http" | "https";
  /** Addresses of the service called, for routes by `destinationSubnets`. */
  readonly addresses?: readonly string[];
  /** Names of the service called, besides the call's own, for routes by `sniHosts`. */
  readonly names?: readonly string[];
  /** Whether the claims of the request's token are known to the proxy, which only a gateway's are. */
  readonly claimsKnown?: boolean;
}

/** The path of a call without its query, which is what routes match. */
export function pathOf({ path }: ExplainCall): string {
  return path.split(/[?#]/, 1)[0] ?? "";
}
