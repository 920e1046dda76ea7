import { assessHealth } from "../health/assess-health";
import type { Health } from "../health/health";
import { worseHealth } from "../health/worse-health";
import { endKey, type Flow } from "./flow";
import type { GraphNode } from "./graph";
import type { ContextWorkload, GraphContext } from "./graph-context";
import type { GraphOptions } from "./graph-options";
import type { NodeRef } from "./node-ref";
import { serviceNode } from "./service-node";
import { workloadNames } from "./workload-names";
import { workloadNode } from "./workload-node";

type InScope = (namespace: string, name: string) => boolean;

interface Idle {
  readonly ref: NodeRef;
  readonly health: Health;
}

const SILENT: Health = { status: "noData", why: "No proxy reports for it, so its traffic is not known." };

function idleHealth({ reports, runningSince }: ContextWorkload, at: number, context: GraphContext): Health {
  if (!reports) return SILENT;
  const { healthProfile, windowSeconds } = context;
  const health = assessHealth([], healthProfile, windowSeconds, "");
  const young = runningSince !== null && runningSince > at - windowSeconds;
  return young
    ? { ...health, why: `${health.why} Its oldest pod started ${Math.round(at - runningSince)} s ago.` }
    : health;
}

/** A service is silent, rather than idle, where no workload of its namespace has a proxy. */
function idleServices(context: GraphContext, inScope: InScope): Idle[] {
  const noTraffic = assessHealth([], context.healthProfile, context.windowSeconds, "");
  const reporting = new Set(context.workloads.filter((w) => w.reports).map((w) => w.namespace));
  return context.services
    .filter(({ namespace, service }) => inScope(namespace, service))
    .map(({ namespace, service }) => ({
      ref: serviceNode(context.homeCluster, namespace, service),
      health: reporting.has(namespace) ? noTraffic : SILENT,
    }));
}

/**
 * The cluster's workloads, apps or services (as the projection shows them) that are in scope and not in `shown`, save
 * waypoints: "no traffic" where a proxy reports for them, "no data" where none does.
 */
export function idleNodes(
  flows: readonly Flow[],
  context: GraphContext,
  { type, serviceNodes }: Pick<GraphOptions, "type" | "serviceNodes">,
  { namespaces, at }: { readonly namespaces: readonly string[] | null; readonly at: number },
  shown: ReadonlySet<string>,
): readonly GraphNode[] {
  const scope = namespaces && new Set(namespaces);
  // What passes a waypoint (its workload and its service are named like its Gateway) is shown between the ends it joins.
  const waypoints = new Set(context.waypoints.map(({ namespace, workload }) => `${namespace}/${workload}`));
  const inScope: InScope = (namespace, name) =>
    (scope === null || scope.has(namespace)) && !waypoints.has(`${namespace}/${name}`);
  const namesOf = workloadNames(context);
  const told = new Map(
    flows.flatMap(({ source, destination }) => [source, destination]).map((end) => [end.key, end]),
  );
  const toNode = (workload: ContextWorkload): NodeRef => {
    const end = { cluster: context.homeCluster, ...workload };
    const key = endKey(end);
    return workloadNode(end, namesOf(told.get(key) ?? { ...end, key }), type);
  };
  const idleWorkloads = (): Idle[] =>
    context.workloads
      .filter(({ namespace, workload }) => inScope(namespace, workload))
      .map((workload) => ({ ref: toNode(workload), health: idleHealth(workload, at, context) }));
  const found = [
    ...(type === "service" ? [] : idleWorkloads()),
    ...(type === "service" || serviceNodes ? idleServices(context, inScope) : []),
  ];
  const nodes = new Map<string, GraphNode>();
  for (const { ref, health } of found) {
    if (shown.has(ref.id)) continue;
    const held = nodes.get(ref.id);
    nodes.set(ref.id, { ...ref, health: held ? worseHealth(held.health, health) : health, traffic: [] });
  }
  return [...nodes.values()];
}
