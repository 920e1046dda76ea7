import type { Caller } from "../routing/caller";
import type { MeshRouting } from "../routing/mesh-routing";
import type { ObservedFlow } from "./observed-flow";

/**
 * The proxy that routes a flow: the caller's own, or the waypoint that passed it on; null where no proxy does.
 * https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export function callingProxy({ registry }: MeshRouting, flow: ObservedFlow): Caller | null {
  const { namespace, workload } = flow.caller;
  if (workload === "") return null;
  const known = registry.workloads.get(namespace, workload);
  if (!known) return { namespace, labels: null, dataPlane: "sidecar" };
  if (known.dataPlane === "sidecar" || known.dataPlane === "gateway")
    return { namespace, labels: known.labels, dataPlane: known.dataPlane };
  return flow.viaWaypoint ? { namespace: flow.serviceNamespace, labels: null, dataPlane: "waypoint" } : null;
}
