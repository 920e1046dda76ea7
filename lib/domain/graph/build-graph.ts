import { assessHealth } from "../health/assess-health";
import { worseHealth } from "../health/worse-health";
import { collectEdges, edgeFigures, type EdgeSum } from "./collect-edges";
import type { Flow } from "./flow";
import type { Graph, GraphEdge, GraphNode } from "./graph";
import type { GraphContext } from "./graph-context";
import type { GraphOptions } from "./graph-options";
import { healthAnnotations } from "./health-annotations";
import { idleNodes } from "./idle-nodes";
import type { NodeRef } from "./node-ref";
import { collectNodes, nodeTraffic } from "./node-traffic";
import { projectFlows } from "./project-flows";
import type { QuantileRow } from "./quantile-row";
import { reconcile } from "./reconcile";
import { responseTimes } from "./response-times";
import type { TelemetryRow } from "./telemetry-row";

/** Everything a graph is made of. */
export interface GraphInput {
  readonly rows: readonly TelemetryRow[];
  readonly quantiles: readonly QuantileRow[];
  readonly context: GraphContext;
  readonly options: GraphOptions;
  /** Unix seconds at which the rows were evaluated. */
  readonly at: number;
  /** Only flows that touch these namespaces; null for all. */
  readonly namespaces: readonly string[] | null;
}

function flowsTouching(flows: readonly Flow[], namespaces: readonly string[] | null): readonly Flow[] {
  if (namespaces === null) return flows;
  const wanted = new Set(namespaces);
  return flows.filter(
    ({ source, destination, service }) =>
      wanted.has(source.namespace) || wanted.has(destination.namespace) || wanted.has(service.namespace),
  );
}

function responseTimeOf(
  edge: EdgeSum,
  { responseTime }: GraphOptions,
  times: ReadonlyMap<string, number>,
): Pick<GraphEdge, "responseTimeMs"> {
  if (responseTime === null) return {};
  const { durationSumMs, durationCount } = edge.report.totals;
  if (responseTime === "avg")
    return durationCount > 0 ? { responseTimeMs: { avg: durationSumMs / durationCount } } : {};
  const value = times.get(edge.id);
  return value === undefined ? {} : { responseTimeMs: { [responseTime]: value } };
}

/** An edge is as healthy as its traffic by the rules of either end that has rules of its own. */
function edgeHealth(
  edge: EdgeSum,
  figures: ReturnType<typeof edgeFigures>,
  context: GraphContext,
  annotationOf: (node: NodeRef) => string,
): GraphEdge["health"] {
  const { totals } = edge.report;
  const traffic = {
    protocol: edge.protocol,
    requestsPerSecond: figures.requestsPerSecond,
    bytesPerSecond: totals.tcpToServer + totals.tcpToClient,
    codes: figures.codes,
  };
  const assess = (direction: "inbound" | "outbound", annotation: string): GraphEdge["health"] =>
    assessHealth([{ ...traffic, direction }], context.healthProfile, context.windowSeconds, annotation);
  const inbound = assess("inbound", annotationOf(edge.target));
  const callersRules = annotationOf(edge.source);
  return callersRules === "" ? inbound : worseHealth(inbound, assess("outbound", callersRules));
}

/**
 * Builds one projection of the mesh from rows of telemetry: the same rows make every graph type. Nodes are the ends of
 * edges with traffic (and with `idle` the rest of the cluster); both lists are sorted by id. Rates per second, response
 * times in milliseconds. Pure; runs in the browser too.
 */
export function buildGraph({ rows, quantiles, context, options, namespaces, at }: GraphInput): Graph {
  const flows = flowsTouching(reconcile(rows, context), namespaces);
  const legs = projectFlows(flows, context, options);
  const annotationOf = healthAnnotations(context);
  const sums = collectEdges(legs);
  const times = responseTimes(sums, quantiles, options.type, context.homeCluster);
  const edges = sums.map((sum): GraphEdge => {
    const { id, source, target, protocol } = sum;
    const figures = edgeFigures(sum, options);
    const health = edgeHealth(sum, figures, context, annotationOf);
    const time = responseTimeOf(sum, options, times);
    return { id, source: source.id, target: target.id, protocol, ...figures, ...time, health };
  });
  const nodes = collectNodes(legs).map((sum): GraphNode => {
    const traffic = nodeTraffic(sum);
    const annotation = annotationOf(sum.ref);
    const health = assessHealth(traffic, context.healthProfile, context.windowSeconds, annotation);
    return { ...sum.ref, health, traffic };
  });
  const shown = new Set(nodes.map((node) => node.id));
  const idle = options.idle ? idleNodes(flows, context, options, { namespaces, at }, shown) : [];
  const sorted = [...nodes, ...idle].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { type: options.type, nodes: sorted, edges, warnings: [] };
}
