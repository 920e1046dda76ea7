import type { ClusterObject } from "../../mesh/cluster-object";
import type { ExplainStep } from "../explanation";
import type { ExplainCall, Routed } from "../routed";

/** What one source of configuration (Gateway API, Ingress, Istio's Gateways) makes of a request at a gateway's proxy. */
export interface EdgeAnswer {
  /**
   * noPort: nothing of it listens on the port. noHost: what listens there for TLS has another host. noProtocol: it speaks TLS
   * and the caller does not, or the other way round. noRoute: it takes the request and has no route for it. routed: a route
   * takes it.
   */
  readonly kind: "noPort" | "noHost" | "noProtocol" | "noRoute" | "routed";
  /** As the proxy has the request before it. */
  readonly call: ExplainCall;
  readonly routed: Routed | null;
  /** The host or wildcard by which it claims the request; "" where it does not. */
  readonly hostname: string;
  /** The Gateway or Ingress that claims it. */
  readonly claimedBy: ClusterObject | null;
  readonly steps: readonly ExplainStep[];
}

/** What claims a request. */
type Claim = Pick<EdgeAnswer, "hostname" | "claimedBy" | "call">;

/** The answer of a claim whose routes were tried: without one that takes the request it has none. */
export function answerOf(claim: Claim, routed: Routed | null, steps: readonly ExplainStep[]): EdgeAnswer {
  const found = routed && routed.kind !== "unrouted" && !(routed.kind === "error" && routed.code === 404);
  return { ...claim, kind: found ? "routed" : "noRoute", routed, steps };
}
