import { endNodes, isKnownWorkload } from "./end-nodes";
import type { Flow } from "./flow";
import type { GraphContext } from "./graph-context";
import type { GraphOptions } from "./graph-options";
import type { NodeRef } from "./node-ref";
import { reachingService } from "./reaching-service";

/** A flow on one edge of a projection. */
export interface Leg {
  readonly source: NodeRef;
  readonly target: NodeRef;
  readonly flow: Flow;
  readonly kind: "direct" | "toService" | "fromService";
}

function serviceLegs(flows: readonly Flow[], context: GraphContext): readonly Leg[] {
  const nodes = endNodes(flows, context, "service");
  const serviceOf = reachingService(flows, nodes);
  return flows.map((flow) => {
    const caller = isKnownWorkload(flow.source) ? serviceOf(flow.source) : null;
    const called = flow.service.name === "" ? nodes.workload(flow) : null;
    return {
      source: caller ?? nodes.source(flow),
      target: called ?? nodes.service(flow),
      flow,
      kind: "direct",
    };
  });
}

/**
 * Places each flow on the edges of a projection: one edge, or with service nodes two where both the service and the
 * workload are known. What reached no workload ends at the service in either form.
 */
export function projectFlows(
  flows: readonly Flow[],
  context: GraphContext,
  { type, serviceNodes }: Pick<GraphOptions, "type" | "serviceNodes">,
): readonly Leg[] {
  if (type === "service") return serviceLegs(flows, context);
  const nodes = endNodes(flows, context, type);
  const legs: Leg[] = [];
  for (const flow of flows) {
    const source = nodes.source(flow);
    const workload = nodes.workload(flow);
    if (workload && (!serviceNodes || flow.service.name === "")) {
      legs.push({ source, target: workload, flow, kind: "direct" });
      continue;
    }
    const service = nodes.service(flow);
    legs.push({ source, target: service, flow, kind: serviceNodes ? "toService" : "direct" });
    if (workload) legs.push({ source: service, target: workload, flow, kind: "fromService" });
  }
  return legs;
}
