import { gatewaySelects } from "../../routing/gateway-servers";
import type { MeshWorkload } from "../../routing/mesh-workload";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainedRequest } from "../explained-request";

/**
 * The proxies at the edge of the mesh that are ready, or the one that a request is sent from. Where no pods can be read, what
 * Gateways select is taken for them. https://istio.io/latest/docs/setup/additional-setup/gateway/
 */
export function gatewayWorkloads(
  { routing }: ExplainMesh,
  source: ExplainedRequest["source"],
): readonly MeshWorkload[] {
  const { workloads } = routing.registry;
  if (source !== "outside") {
    const own = workloads.get(source.namespace, source.workload);
    return own ? [own] : [];
  }
  const ready = workloads.all.filter(({ readyPods }) => readyPods > 0);
  if (routing.snapshot.list("Pod").length > 0)
    return ready.filter(({ dataPlane }) => dataPlane === "gateway");
  const gateways = routing.snapshot.list("Gateway.networking.istio.io");
  return ready
    .filter((one) => gateways.some((gateway) => gatewaySelects(gateway, one)))
    .map((one) => ({ ...one, dataPlane: "gateway" }));
}
