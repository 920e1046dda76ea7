import type { EndNodes } from "./end-nodes";
import { isKnownWorkload } from "./end-nodes";
import type { Flow, FlowEnd } from "./flow";
import type { NodeRef } from "./node-ref";

/**
 * Finds the service a workload stands for as a caller: among the services that calls reach it by, the one named like its
 * app (the canonical service), else the only one; null where that is not certain, so that no traffic is shown twice.
 */
export function reachingService(
  flows: readonly Flow[],
  nodes: EndNodes,
): (caller: FlowEnd) => NodeRef | null {
  const services = new Map<string, Map<string, NodeRef>>();
  const apps = new Map<string, string>();
  for (const flow of flows) {
    if (!isKnownWorkload(flow.destination) || flow.service.name === "") continue;
    const key = flow.destination.key;
    const node = nodes.service(flow);
    const reached = services.get(key) ?? new Map<string, NodeRef>();
    services.set(key, reached.set(node.id, node));
    apps.set(key, nodes.workload(flow)?.app ?? "");
  }
  const chosen = new Map<string, NodeRef | null>();
  for (const [key, reached] of services) {
    const candidates = [...reached.values()].filter(
      (node) => node.type === "service" || node.type === "serviceEntry",
    );
    const canonical = candidates.filter((node) => node.name === apps.get(key));
    const [only] = canonical.length > 0 ? canonical : candidates;
    const certain = (canonical.length > 0 ? canonical : candidates).length === 1;
    chosen.set(key, certain && only ? only : null);
  }
  return (caller) => chosen.get(caller.key) ?? null;
}
