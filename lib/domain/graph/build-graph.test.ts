import { describe, expect, it } from "vitest";
import { graphContext, graphOptions } from "@/lib/testing/graph-context";
import { row } from "@/lib/testing/telemetry-row";
import { buildGraph, type GraphInput } from "./build-graph";
import type { Graph } from "./graph";
import type { TelemetryRow } from "./telemetry-row";

function graph(rows: readonly TelemetryRow[], changes: Partial<GraphInput> = {}): Graph {
  const input = { quantiles: [], context: graphContext(), options: graphOptions(), namespaces: null, at: 0 };
  return buildGraph({ ...input, rows, ...changes });
}

describe("buildGraph", () => {
  it("counts a request once that both sides reported with different codes", () => {
    const rows = [
      row({ code: "504", flags: "UT", value: 2 }),
      row({ reporter: "destination", code: "200", value: 2, securityPolicy: "mutual_tls" }),
    ];
    expect(graph(rows).edges).toMatchObject([
      {
        id: "workload/Kubernetes/bookinfo/productpage-v1>workload/Kubernetes/bookinfo/reviews-v1:http",
        requestsPerSecond: 2,
        errorsPerSecond: 2,
        codes: [{ code: "504", flags: "UT", requestsPerSecond: 2 }],
        mtlsPercent: 100,
        reported: { source: 2, destination: 2 },
        health: { status: "failure" },
      },
    ]);
  });
});
