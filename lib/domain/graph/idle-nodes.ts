import { assessHealth } from "../health/assess-health";
import type { Health } from "../health/health";
import type { Flow } from "./flow";
import type { GraphNode } from "./graph";
import type { ContextWorkload, GraphContext } from "./graph-context";
import type { GraphOptions } from "./graph-options";
import type { NodeRef } from "./node-ref";
import { serviceNode } from "./service-node";
import { workloadNames } from "./workload-names";
import { workloadNode } from "./workload-node";

interface Idle {
  readonly ref: NodeRef;
  readonly reports: boolean;
}

const SILENT: Health = { status: "noData", why: "No proxy reports for it, so its traffic is not known." };

function idleWorkloads(
  workloads: readonly ContextWorkload[],
  toNode: (w: ContextWorkload) => NodeRef,
): Idle[] {
  return workloads.map((workload) => ({ ref: toNode(workload), reports: workload.reports }));
}

/** A service is silent, rather than idle, where no workload of its namespace has a proxy. */
function idleServices(context: GraphContext, inScope: (namespace: string) => boolean): Idle[] {
  const reporting = new Set(context.workloads.filter((w) => w.reports).map((w) => w.namespace));
  return context.services
    .filter(({ namespace }) => inScope(namespace))
    .map(({ namespace, service }) => ({
      ref: serviceNode(context.homeCluster, namespace, service),
      reports: reporting.has(namespace),
    }));
}

/**
 * The cluster's workloads, apps or services (as the projection shows them) that are in scope and not in `shown`: "no
 * traffic" where a proxy reports for them, "no data" where none does.
 */
export function idleNodes(
  flows: readonly Flow[],
  context: GraphContext,
  { type, serviceNodes }: Pick<GraphOptions, "type" | "serviceNodes">,
  namespaces: readonly string[] | null,
  shown: ReadonlySet<string>,
): readonly GraphNode[] {
  const scope = namespaces && new Set(namespaces);
  const inScope = (namespace: string): boolean => scope === null || scope.has(namespace);
  const namesOf = workloadNames(flows, context);
  const toNode = (workload: ContextWorkload): NodeRef => {
    const end = { cluster: context.homeCluster, ...workload };
    return workloadNode(end, namesOf(end), type);
  };
  const workloads = context.workloads.filter(({ namespace }) => inScope(namespace));
  const found = [
    ...(type === "service" ? [] : idleWorkloads(workloads, toNode)),
    ...(type === "service" || serviceNodes ? idleServices(context, inScope) : []),
  ];
  const noTraffic = assessHealth([], context.healthProfile, context.windowSeconds, "");
  const nodes = new Map<string, GraphNode>();
  for (const { ref, reports } of found) {
    if (shown.has(ref.id) || (nodes.has(ref.id) && !reports)) continue;
    nodes.set(ref.id, { ...ref, health: reports ? noTraffic : SILENT, traffic: [] });
  }
  return [...nodes.values()];
}
