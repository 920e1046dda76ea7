import { meanMs } from "../latency";
import type { TrafficPolicy } from "../model/traffic-policy";
import { erlangLoss } from "./erlang-loss";
import type { ServerBehaviour } from "./server-behaviour";

/** How many requests one client proxy may have under way to a host: null for no limit that a mesh reaches. */
function places({ connectionPool }: TrafficPolicy, protocol: "http" | "grpc" | "tcp"): number | null {
  const { maxConnections, maxPendingRequests, maxRequests } = connectionPool;
  if (protocol === "tcp") return maxConnections;
  if (protocol === "grpc") return maxRequests;
  const perConnection = maxConnections === null ? null : maxConnections + (maxPendingRequests ?? 1_024);
  if (perConnection === null || maxRequests === null) return perConnection ?? maxRequests;
  return Math.min(perConnection, maxRequests);
}

/**
 * The share (0 to 1) of requests that overflow a DestinationRule's connection pool: each client proxy counts for itself, and
 * what finds all places taken fails with UO. https://istio.io/latest/docs/tasks/traffic-management/circuit-breaking/
 */
export function overflowShare(
  policy: TrafficPolicy,
  protocol: "http" | "grpc" | "tcp",
  load: { readonly perSecondAndClient: number; readonly behaviour: ServerBehaviour },
): number {
  const limit = places(policy, protocol);
  if (limit === null) return 0;
  return erlangLoss((load.perSecondAndClient * meanMs(load.behaviour.latency)) / 1_000, limit);
}
