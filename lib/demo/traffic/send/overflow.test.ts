import { describe, expect, it } from "vitest";
import type { TrafficPolicy } from "../model/traffic-policy";
import { overflowShare } from "./overflow";

const policy = (connectionPool: Partial<TrafficPolicy["connectionPool"]>): TrafficPolicy => ({
  rule: "DestinationRule shop/web",
  subset: "whole",
  subsetLabels: new Map(),
  tls: null,
  connectionPool: { maxConnections: null, maxPendingRequests: null, maxRequests: null, ...connectionPool },
  outlier: null,
  loadBalancing: "leastRequest",
});
/** One request under way on average. */
const load = {
  perSecondAndClient: 10,
  behaviour: { latency: { medianMs: 100, sigma: 0 }, failures: [] },
};

// https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings
describe("overflowShare", () => {
  it.each([
    ["http without limits", "http", {}, 0],
    ["http of a connection and a place to wait", "http", { maxConnections: 1, maxPendingRequests: 1 }, 0.2],
    ["http with 1024 places to wait where none are named", "http", { maxConnections: 1 }, 0],
    [
      "http by maxRequests where that is less",
      "http",
      { maxConnections: 4, maxPendingRequests: 4, maxRequests: 1 },
      0.5,
    ],
    ["gRPC by maxRequests alone", "grpc", { maxConnections: 1, maxPendingRequests: 0, maxRequests: 2 }, 0.2],
    ["gRPC without maxRequests", "grpc", { maxConnections: 1, maxPendingRequests: 0 }, 0],
    ["tcp by maxConnections", "tcp", { maxConnections: 1 }, 0.5],
  ] as const)("loses of %s", (_case, protocol, pool, share) => {
    expect(overflowShare(policy(pool), protocol, load)).toBeCloseTo(share, 6);
  });

  it("loses nothing of a client that sends little", () => {
    const share = overflowShare(policy({ maxConnections: 1, maxPendingRequests: 1 }), "http", {
      ...load,
      perSecondAndClient: 0.01,
    });
    expect(share).toBeLessThan(1e-5);
  });
});
