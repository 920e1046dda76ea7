import { describe, expect, it } from "vitest";
import { graphOfRows as graph } from "@/lib/testing/graph-of-rows";
import { row } from "@/lib/testing/telemetry-row";
import type { TelemetryRow } from "./telemetry-row";

const server = (changes: Partial<TelemetryRow> = {}): TelemetryRow =>
  row({ reporter: "destination", securityPolicy: "mutual_tls", ...changes });
const tcp = { protocol: "tcp", code: "" } as const;

describe("traffic of a node", () => {
  it("takes inbound from the server and outbound from the client", () => {
    const found = graph([row({ value: 10 }), server({ value: 12 })]);
    expect(found.nodes.map((node) => node.traffic)).toMatchObject([
      [{ direction: "outbound", protocol: "http", requestsPerSecond: 10 }],
      [{ direction: "inbound", protocol: "http", requestsPerSecond: 12 }],
    ]);
  });

  it("takes inbound from the clients where the server does not report", () => {
    expect(graph([row({ value: 10 })]).nodes[1]?.traffic).toMatchObject([
      { direction: "inbound", requestsPerSecond: 10 },
    ]);
  });

  it("adds up each direction and protocol", () => {
    const rows = [
      row(),
      row({ sourceWorkload: "gateway" }),
      row({ ...tcp, measure: "tcpToServer", value: 9 }),
    ];
    expect(graph(rows).nodes.find((node) => node.name === "reviews-v1")?.traffic).toMatchObject([
      { direction: "inbound", protocol: "http", requestsPerSecond: 2 },
      { direction: "inbound", protocol: "tcp", bytesPerSecond: 9 },
    ]);
  });
});
