import type { Check, FoundHere } from "../check";
import { foundAt } from "../found-at";
import { BY_NAME } from "../indexes";
import type { MeshView } from "../mesh-view";
import { isSelectorless, selectedWorkloads, selectorPath, targetRefsOf } from "../policy-targets";
import type { MeshWorkload } from "../workloads-of";
import { isWaypoint } from "./waypoint-use";

const GATEWAY = "Gateway.gateway.networking.k8s.io";

/**
 * A selector that selects a waypoint's pods: waypoints obey `targetRefs` only.
 * https://istio.io/latest/docs/reference/config/analysis/ist0166/
 */
export const selectorSelectsWaypoint: Check = {
  codes: ["IST0166"],
  kinds: ["AuthorizationPolicy", "RequestAuthentication", "WasmPlugin", "Telemetry"],
  run(policy, mesh) {
    if (isSelectorless(policy) || targetRefsOf(policy).length > 0) return [];
    return selectedWorkloads(mesh, policy).flatMap((workload): readonly FoundHere[] => {
      const name = waypointName(mesh, workload);
      if (name === null) return [];
      return [
        foundAt(
          "warning",
          selectorPath(policy),
          `The selector selects the waypoint "${name}", which ignores selectors.`,
          "The object has no effect there; name the waypoint in targetRefs.",
          { related: [{ kind: GATEWAY, namespace: workload.ref.namespace, name }] },
        ),
      ];
    });
  },
};

function waypointName(mesh: MeshView, { ref, dataPlane, labelSets }: MeshWorkload): string | null {
  if (dataPlane !== "gateway") return null;
  const name = labelSets
    .map((labels) => labels["gateway.networking.k8s.io/gateway-name"] ?? "")
    .find(Boolean);
  const gateway =
    name === undefined ? undefined : mesh.find(BY_NAME, `${GATEWAY}/${ref.namespace}/${name}`)[0];
  return gateway && isWaypoint(gateway) ? gateway.meta.name : null;
}
