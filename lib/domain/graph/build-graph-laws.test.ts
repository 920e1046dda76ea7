import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryRow } from "@/lib/testing/arbitrary-row";
import { graphContext } from "@/lib/testing/graph-context";
import { graphOfRows } from "@/lib/testing/graph-of-rows";
import { row } from "@/lib/testing/telemetry-row";
import type { Graph, GraphEdge } from "./graph";
import { GRAPH_TYPES, type GraphOptions } from "./graph-options";
import { reconcile } from "./reconcile";
import type { TelemetryRow } from "./telemetry-row";

const context = graphContext({
  waypoints: [{ namespace: "back", workload: "back-workload-2" }],
  serviceEntries: [{ namespace: "front", host: "*.example.com" }],
});
const rowsArbitrary = fc.array(arbitraryRow, { maxLength: 40 });

const graph = (rows: readonly TelemetryRow[], options: Partial<GraphOptions> = {}): Graph =>
  graphOfRows(rows, options, { context });

const total = (edges: readonly GraphEdge[], figure: (edge: GraphEdge) => number): number =>
  edges.reduce((sum, edge) => sum + figure(edge), 0);
const requests = (edge: GraphEdge): number => edge.requestsPerSecond;
const bytes = (edge: GraphEdge): number =>
  edge.protocol === "tcp" ? (edge.bytesToServerPerSecond ?? 0) + (edge.bytesToClientPerSecond ?? 0) : 0;

/** Every number of the graph, rounded where floating point may differ in the last digits. */
function rounded(value: Graph): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, item: unknown) =>
      typeof item === "number" ? Math.round(item * 1e6) / 1e6 : item,
    ),
  );
}

describe("laws of every projection", () => {
  it("makes the same graph whatever the order of the rows", () => {
    const shuffled = rowsArbitrary.chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        fc.constantFrom(...GRAPH_TYPES),
        fc.boolean(),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([rows, others, type, serviceNodes]) => {
        expect(rounded(graph(others, { type, serviceNodes }))).toEqual(
          rounded(graph(rows, { type, serviceNodes })),
        );
      }),
    );
  });

  it("changes nothing when a row is split into two", () => {
    fc.assert(
      fc.property(rowsArbitrary, fc.constantFrom(...GRAPH_TYPES), (rows, type) => {
        const split = rows.flatMap((whole) => [
          { ...whole, value: whole.value / 4 },
          { ...whole, value: (whole.value * 3) / 4 },
        ]);
        expect(rounded(graph(split, { type }))).toEqual(rounded(graph(rows, { type })));
      }),
    );
  });

  it("shows in each projection exactly the traffic of the reconciled flows", () => {
    fc.assert(
      fc.property(rowsArbitrary, fc.constantFrom(...GRAPH_TYPES), (rows, type) => {
        const flows = reconcile(rows, context);
        const { edges } = graph(rows, { type });
        const flowRequests = flows.reduce((sum, flow) => sum + flow.edge.totals.requests, 0);
        const flowBytes = flows.reduce((sum, flow) => sum + flow.edge.totals.tcpToServer, 0);
        expect(total(edges, requests)).toBeCloseTo(flowRequests, 6);
        expect(total(edges, bytes)).toBeCloseTo(flowBytes, 6);
      }),
    );
  });

  it("shows each request to a known workload through a service on two edges, every other on one", () => {
    fc.assert(
      fc.property(rowsArbitrary, fc.constantFrom("workload", "app", "versionedApp"), (rows, type) => {
        const flows = reconcile(rows, context);
        const expected = flows.reduce((sum, { destination, service, edge }) => {
          const twice = destination.workload !== "" && service.name !== "";
          return sum + edge.totals.requests * (twice ? 2 : 1);
        }, 0);
        expect(total(graph(rows, { type, serviceNodes: true }).edges, requests)).toBeCloseTo(expected, 6);
      }),
    );
  });

  it("has only edges with traffic, and only nodes at their ends, each once and sorted", () => {
    fc.assert(
      fc.property(
        rowsArbitrary,
        fc.constantFrom(...GRAPH_TYPES),
        fc.boolean(),
        (rows, type, serviceNodes) => {
          const { edges, nodes } = graph(rows, { type, serviceNodes });
          const ends = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
          expect(nodes.map((node) => node.id)).toEqual([...ends].sort());
          expect(new Set(edges.map((edge) => edge.id)).size).toBe(edges.length);
          for (const edge of edges) expect(requests(edge) + bytes(edge)).toBeGreaterThan(0);
        },
      ),
    );
  });

  it("never counts more errors than requests, nor codes that do not add up", () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        for (const edge of graph(rows).edges) {
          const ofCodes = edge.codes.reduce((sum, code) => sum + code.requestsPerSecond, 0);
          expect(ofCodes).toBeCloseTo(edge.requestsPerSecond, 6);
          expect(edge.errorsPerSecond).toBeLessThanOrEqual(edge.requestsPerSecond + 1e-9);
        }
      }),
    );
  });

  it("projects 14,000 rows fast enough for every type switch", () => {
    const rows = Array.from({ length: 14_000 }, (_, index) => {
      const pair = Math.floor(index / 2);
      const [from, to] = [pair % 2_000, (pair * 7 + 1) % 2_000];
      const reporter = index % 2 === 0 ? "source" : "destination";
      return row({
        reporter,
        sourceNamespace: `ns-${from % 50}`,
        sourceWorkload: `caller-${from}`,
        sourceApp: `app-${from}`,
        destinationNamespace: `ns-${to % 50}`,
        destinationWorkload: `server-${to}`,
        destinationApp: `app-${to}`,
        destinationService: `app-${to}`,
        destinationServiceNamespace: `ns-${to % 50}`,
      });
    });
    graph(rows);
    const started = performance.now();
    const { edges } = graph(rows, { type: "service" });
    // A quadratic loop over rows takes far longer; the limit leaves room for a busy machine.
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(edges.length).toBeGreaterThan(1_000);
  });
});
