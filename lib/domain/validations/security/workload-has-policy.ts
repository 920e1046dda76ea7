import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { textAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { foundAt } from "../found-at";
import { BY_NAME, BY_NAMESPACE } from "../indexes";
import type { MeshView } from "../mesh-view";
import { coversWorkload, targetRefsOf } from "../policy-targets";
import { serviceSelector } from "../services-of-workload";
import { isSelected, type MeshWorkload } from "../workloads-of";
import { judgedWorkload, JUDGED_WORKLOADS } from "../workloads/judged-workload";

const NEEDED = ["AuthorizationPolicy", "Service", "Pod", "Namespace"] as const;

/**
 * A workload of the mesh that no AuthorizationPolicy is for. Not shown where it is among the ignored codes, as it is by default.
 * https://istio.io/latest/docs/ops/best-practices/security/#use-default-deny-patterns
 */
export const workloadHasPolicy: Check = {
  codes: ["KIA1301"],
  kinds: JUDGED_WORKLOADS,
  run(object, mesh) {
    if (mesh.settings.ignoredCodes.includes("KIA1301") || !NEEDED.every((kind) => mesh.knows(kind)))
      return [];
    const workload = judgedWorkload(object, mesh);
    if (workload === null || workload.dataPlane === "none") return [];
    const levels = [...new Set([object.meta.namespace, mesh.settings.rootNamespace])];
    const policies = levels.flatMap((level) => mesh.find(BY_NAMESPACE, `AuthorizationPolicy/${level}`));
    if (policies.some((policy) => isFor(policy, workload, mesh))) return [];
    return [
      foundAt(
        "warning",
        [],
        "No AuthorizationPolicy is for this workload.",
        "Whoever reaches it may call it.",
      ),
    ];
  },
};

function isFor(policy: ClusterObject, workload: MeshWorkload, mesh: MeshView): boolean {
  if (coversWorkload(mesh, policy, workload)) return true;
  const { namespace } = workload.ref;
  return targetRefsOf(policy).some(({ ref }) => {
    const name = textAt(ref, "name");
    if (textAt(ref, "kind") === "Gateway")
      return workload.labelSets.some((labels) => labels["gateway.networking.k8s.io/gateway-name"] === name);
    const service = mesh.find(BY_NAME, `Service/${namespace}/${name}`)[0];
    const selector = service ? serviceSelector(service) : {};
    return Object.keys(selector).length > 0 && isSelected(workload, selector);
  });
}
