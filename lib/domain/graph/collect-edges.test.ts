import { describe, expect, it } from "vitest";
import { graphContext } from "@/lib/testing/graph-context";
import { graphOfRows as graph } from "@/lib/testing/graph-of-rows";
import { row } from "@/lib/testing/telemetry-row";
import type { GraphEdge } from "./graph";
import type { GraphContext } from "./graph-context";
import type { GraphOptions } from "./graph-options";
import type { TelemetryRow } from "./telemetry-row";

const server = (changes: Partial<TelemetryRow> = {}): TelemetryRow =>
  row({ reporter: "destination", securityPolicy: "mutual_tls", ...changes });
const tcp = { protocol: "tcp", code: "" } as const;
function onlyEdge(rows: readonly TelemetryRow[], options: Partial<GraphOptions> = {}): GraphEdge {
  const [edge, ...others] = graph(rows, options).edges;
  if (!edge || others.length > 0) throw new Error("expected exactly one edge");
  return edge;
}

describe("figures of an edge", () => {
  it("count a request once that both sides reported with different codes", () => {
    const rows = [row({ code: "504", flags: "UT", value: 2 }), server({ code: "200", value: 2 })];
    expect(onlyEdge(rows)).toMatchObject({
      requestsPerSecond: 2,
      errorsPerSecond: 2,
      codes: [{ code: "504", flags: "UT", requestsPerSecond: 2 }],
      reported: { source: 2, destination: 2 },
      health: { status: "failure" },
    });
  });

  it("show what each side reported, and null for a side that reports nothing", () => {
    expect(onlyEdge([row({ value: 10 }), server({ value: 14 })]).reported).toEqual({
      source: 10,
      destination: 14,
    });
    expect(onlyEdge([row({ value: 10 })]).reported).toEqual({ source: 10, destination: null });
    expect(onlyEdge([server({ value: 14 })]).reported).toEqual({ source: null, destination: 14 });
    expect(onlyEdge([row({ reporter: "waypoint" })]).reported).toEqual({ source: null, destination: 1 });
  });

  it.each<[string, TelemetryRow[], number | null]>([
    ["null where only the client reports", [row({ securityPolicy: "mutual_tls" })], null],
    ["null where the server does not know", [server({ securityPolicy: "" })], null],
    ["exactly 100", [row(), server({ value: 0.1 }), server({ value: 0.2, code: "404" })], 100],
    ["exactly 0", [server({ securityPolicy: "none", value: 0.3 })], 0],
    ["weighted by rate", [server({ value: 3 }), server({ value: 1, securityPolicy: "none" })], 75],
    [
      "the waypoint's where no server reports",
      [row({ reporter: "waypoint", securityPolicy: "mutual_tls" })],
      100,
    ],
  ])("tell the percentage of mutual TLS: %s", (_, rows, expected) => {
    expect(onlyEdge(rows).mtlsPercent).toBe(expected);
  });

  it("tell the percentage of mutual TLS over everything the edge adds up", () => {
    const of = (version: string, value: number, securityPolicy: string): TelemetryRow =>
      server({ destinationWorkload: `reviews-${version}`, value, securityPolicy });
    const rows = [
      of("v1", 1, "none"),
      of("v1", 4, "mutual_tls"),
      of("v2", 2, "none"),
      of("v2", 5, "mutual_tls"),
    ];
    expect(onlyEdge([...rows, of("v3", 9, "")], { type: "app" }).mtlsPercent).toBe(75);
  });

  it("show bytes both ways on tcp, whoever reports, and no requests", () => {
    const rows = [
      server({ ...tcp, measure: "tcpToServer", value: 700 }),
      server({ ...tcp, measure: "tcpToClient", value: 90 }),
    ];
    expect(onlyEdge(rows)).toMatchObject({
      requestsPerSecond: 0,
      errorsPerSecond: 0,
      bytesToServerPerSecond: 700,
      bytesToClientPerSecond: 90,
      reported: { source: null, destination: 700 },
    });
  });

  it("show bytes of requests and messages only where they were asked for", () => {
    const grpc = { protocol: "grpc", code: "0" };
    const rows = [
      row(grpc),
      row({ ...grpc, measure: "requestBytes", value: 50 }),
      row({ ...grpc, measure: "responseBytes", value: 60 }),
      row({ ...grpc, measure: "requestMessages", value: 7 }),
    ];
    expect(onlyEdge(rows)).toMatchObject({ bytesToServerPerSecond: null, messagesToServerPerSecond: null });
    expect(onlyEdge(rows, { throughput: true, messages: true })).toMatchObject({
      bytesToServerPerSecond: 50,
      bytesToClientPerSecond: 60,
      messagesToServerPerSecond: 7,
      messagesToClientPerSecond: 0,
    });
  });

  it("average response times over everything the edge adds up", () => {
    const timed = (version: string, count: number, sum: number): TelemetryRow[] => [
      row({ destinationWorkload: `reviews-${version}` }),
      row({ destinationWorkload: `reviews-${version}`, measure: "durationCount", value: count }),
      row({ destinationWorkload: `reviews-${version}`, measure: "durationSumMs", value: sum }),
    ];
    const rows = [...timed("v1", 1, 100), ...timed("v2", 3, 60)];
    expect(onlyEdge(rows, { type: "app", responseTime: "avg" }).responseTimeMs).toEqual({ avg: 40 });
    expect(onlyEdge(rows, { type: "app" }).responseTimeMs).toBeUndefined();
    expect(onlyEdge([row()], { responseTime: "avg" }).responseTimeMs).toBeUndefined();
  });

  it("judge by the rules of either end's annotation", () => {
    const workload = { namespace: "bookinfo", app: "", version: "", reports: true, runningSince: 0 };
    const withRules = (name: string): GraphContext =>
      graphContext({ workloads: [{ ...workload, workload: name, healthAnnotation: "200,0,0,http,.*" }] });
    for (const name of ["reviews-v1", "productpage-v1"])
      expect(graph([row()], {}, { context: withRules(name) }).edges).toMatchObject([
        { health: { status: "failure" } },
      ]);
  });
});
