import type { Check } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { BY_NAMESPACE } from "../indexes";
import { isSelectorless } from "../policy-targets";

/**
 * Of several objects without a selector in one namespace the oldest counts.
 * https://istio.io/latest/docs/reference/config/security/peer_authentication/ and
 * https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
export const onePolicyPerNamespace: Check = {
  codes: ["KIA0002"],
  kinds: ["PeerAuthentication", "Sidecar"],
  run(object, mesh) {
    if (!isSelectorless(object)) return [];
    const { kind, namespace } = refOf(object);
    const all = mesh.find(BY_NAMESPACE, `${kind}/${namespace}`).filter(isSelectorless);
    const [oldest] = all;
    if (all.length < 2 || oldest === undefined) return [];
    const { name } = oldest.meta;
    return [
      foundAt(
        "error",
        [],
        `Namespace "${namespace}" has ${all.length} objects of kind ${kind} without a selector; one is allowed.`,
        name === object.meta.name
          ? "This one is the oldest and counts; the others are ignored."
          : `Only the oldest, "${name}", counts; this one is ignored.`,
        { related: all.filter(({ meta }) => meta.name !== object.meta.name).map(refOf) },
      ),
    ];
  },
};
