import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { Check } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { BY_NAMESPACE } from "../indexes";
import type { MeshView } from "../mesh-view";
import { nameList } from "../name-list";
import { isSelectorless, selectorOf, selectorPath } from "../policy-targets";
import { isSelected, workloadsSelected } from "../workloads-of";

/**
 * Of several objects that select one workload the oldest counts.
 * https://istio.io/latest/docs/reference/config/networking/sidecar/ and
 * https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export const onePolicyPerWorkload: Check = {
  codes: ["KIA0003"],
  kinds: ["PeerAuthentication", "Sidecar"],
  run(object, mesh) {
    if (isSelectorless(object)) return [];
    const others = selectingOthers(object, mesh);
    const workloads = workloadsSelected(mesh, object.meta.namespace, selectorOf(object)).filter((workload) =>
      others.some((other) => isSelected(workload, selectorOf(other))),
    );
    if (workloads.length === 0) return [];
    const rivals = others.filter((other) =>
      workloads.some((workload) => isSelected(workload, selectorOf(other))),
    );
    return [
      foundAt(
        "error",
        selectorPath(object),
        `${nameList(workloads.map(({ ref }) => ref.name))} is also selected by ${object.kind} ${nameList(rivals.map(({ meta }) => meta.name))}.`,
        "Of several objects of this kind that select one workload only the oldest counts.",
        { related: [...rivals.map(refOf), ...workloads.map(({ ref }) => ref)] },
      ),
    ];
  },
};

function selectingOthers(object: ClusterObject, mesh: MeshView): readonly ClusterObject[] {
  const { kind, namespace, name } = refOf(object);
  return mesh
    .find(BY_NAMESPACE, `${kind}/${namespace}`)
    .filter((other) => other.meta.name !== name && !isSelectorless(other));
}
