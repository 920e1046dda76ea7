import { buildGraph, type GraphInput } from "@/lib/domain/graph/build-graph";
import type { Graph } from "@/lib/domain/graph/graph";
import type { GraphOptions } from "@/lib/domain/graph/graph-options";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import { graphContext, graphOptions } from "./graph-context";

/** The graph of these rows in all namespaces, with these options and changes. */
export function graphOfRows(
  rows: readonly TelemetryRow[],
  options: Partial<GraphOptions> = {},
  changes: Partial<GraphInput> = {},
): Graph {
  const input = { quantiles: [], context: graphContext(), namespaces: null, at: 1_000 };
  return buildGraph({ ...input, rows, options: graphOptions(options), ...changes });
}
