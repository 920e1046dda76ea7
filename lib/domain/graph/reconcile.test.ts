import { describe, expect, it } from "vitest";
import { graphContext } from "@/lib/testing/graph-context";
import { row } from "@/lib/testing/telemetry-row";
import type { Flow } from "./flow";
import type { Report } from "./report";
import { reconcile } from "./reconcile";
import type { TelemetryRow } from "./telemetry-row";

const context = graphContext();
const server = (changes: Partial<TelemetryRow> = {}): TelemetryRow =>
  row({ reporter: "destination", securityPolicy: "mutual_tls", ...changes });
const requests = (report: Report | null): number | null => report && report.totals.requests;

function summary(flow: Flow): unknown {
  const { source, destination, service, client, waypoint, server: destinationReport, edge, inbound } = flow;
  return {
    from: source.workload,
    to: destination.workload,
    service: service.name,
    reports: [requests(client), requests(waypoint), requests(destinationReport)],
    edge: requests(edge),
    inbound: requests(inbound),
  };
}

const reviews = { from: "productpage-v1", to: "reviews-v1", service: "reviews" };

describe("reconcile", () => {
  it.each<[string, TelemetryRow[], unknown[]]>([
    [
      "keeps the client's and the server's report of one pair apart",
      [row({ value: 10 }), server({ value: 12 })],
      [{ ...reviews, reports: [10, null, 12], edge: 10, inbound: 12 }],
    ],
    [
      "takes an unknown cluster for the home cluster",
      [row({ value: 10, destinationCluster: "" }), server({ value: 10, sourceCluster: "" })],
      [{ ...reviews, reports: [10, null, 10], edge: 10, inbound: 10 }],
    ],
    [
      "lets the server's report stand where the client does not report",
      [server({ value: 3 })],
      [{ ...reviews, reports: [null, null, 3], edge: 3, inbound: 3 }],
    ],
    [
      "prefers the waypoint's report to the server's",
      [row({ reporter: "waypoint", value: 4 }), server({ value: 5 })],
      [{ ...reviews, reports: [null, 4, 5], edge: 4, inbound: 5 }],
    ],
    [
      "apportions the server's total by the services the client called, because a server names only one",
      [
        row({ value: 3 }),
        row({ value: 1, destinationService: "reviews-beta" }),
        server({ value: 8, destinationService: "reviews" }),
      ],
      [
        { ...reviews, reports: [3, null, 6], edge: 3, inbound: 6 },
        { ...reviews, service: "reviews-beta", reports: [1, null, 2], edge: 1, inbound: 2 },
      ],
    ],
    [
      "ignores the service a server names when the client names another",
      [row({ value: 3, destinationService: "reviews-beta" }), server({ value: 3 })],
      [{ ...reviews, service: "reviews-beta", reports: [3, null, 3], edge: 3, inbound: 3 }],
    ],
    [
      "leaves out unknown reporters, unknown protocols and values that are no rate",
      [row({ reporter: "ztunnel" }), row({ protocol: "udp" }), row({ value: 0 }), row({ value: Number.NaN })],
      [],
    ],
    [
      "leaves out a pair of which only response times are known",
      [row({ measure: "durationCount", value: 3 })],
      [],
    ],
    [
      "keeps a stream that carries messages but completes no request",
      [
        row({ protocol: "grpc", measure: "requestMessages", code: "", value: 9 }),
        row({ protocol: "grpc", destinationService: "other", code: "0", value: 2 }),
      ],
      [
        { ...reviews, service: "other", reports: [2, null, null], edge: 2, inbound: 2 },
        { ...reviews, reports: [0, null, null], edge: 0, inbound: 0 },
      ],
    ],
    [
      "takes a call through a pass-through cluster to a known workload for a call by pod address",
      [
        row({ value: 2, destinationService: "PassthroughCluster", destinationServiceNamespace: "" }),
        server({
          value: 2,
          destinationService: "InboundPassthroughCluster",
          destinationServiceNamespace: "",
        }),
      ],
      [{ ...reviews, service: "", reports: [2, null, 2], edge: 2, inbound: 2 }],
    ],
    [
      "tells protocols of one pair apart",
      [row({ value: 1 }), row({ value: 2, protocol: "grpc", code: "0" })],
      [
        { ...reviews, reports: [2, null, null], edge: 2, inbound: 2 },
        { ...reviews, reports: [1, null, null], edge: 1, inbound: 1 },
      ],
    ],
  ])("%s", (_, rows, expected) => {
    expect(reconcile(rows, context).map(summary)).toEqual(expected);
  });

  it("names a workload's app and version as any of its rows does", () => {
    const rows = [row({ destinationApp: "", destinationVersion: "" }), server({ sourceApp: "" })];
    const [flow] = reconcile(rows, context);
    expect(flow?.destination).toMatchObject({ app: "reviews", version: "v1" });
    expect(flow?.source.app).toBe("productpage");
  });

  it("knows a service by one host, the first in the alphabet of those known, in any order of the rows", () => {
    const rows = ["reviews.bookinfo", "", "reviews"].map((destinationHost) => row({ destinationHost }));
    for (const told of [rows, rows.toReversed(), [...rows.slice(1), ...rows.slice(0, 1)]])
      expect(reconcile(told, context).map(({ service }) => service.host)).toEqual(["reviews"]);
  });

  it("does not believe a client about the connection's security", () => {
    const [flow] = reconcile([row({ securityPolicy: "none" })], context);
    expect(flow?.client).toMatchObject({ mutualTls: 0, plaintext: 0 });
  });
});
