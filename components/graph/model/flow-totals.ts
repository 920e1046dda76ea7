import type { Graph } from "@/lib/domain/graph/graph";
import { edgeTotals } from "./edge-totals";
import type { Totals } from "./totals";

/**
 * Traffic of the whole graph. Where service nodes split a request into two edges, the edge that leaves the service node
 * is not counted again: what a service passes on entered it before.
 */
export function flowTotals(graph: Graph): Totals {
  const services = new Set(graph.nodes.filter(({ type }) => type === "service").map(({ id }) => id));
  const split = graph.type !== "service";
  return edgeTotals(graph.edges.filter(({ source }) => !split || !services.has(source)));
}
