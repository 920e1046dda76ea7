import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { foundAt } from "../found-at";
import { BY_NAME } from "../indexes";
import { placedItems } from "../placed-items";

/**
 * A grant for a namespace that does not exist.
 * https://gateway-api.sigs.k8s.io/reference/spec/#referencegrantfrom
 */
export const grantedNamespacesExist: Check = {
  codes: ["KIA1601"],
  kinds: ["ReferenceGrant"],
  run({ data }, mesh) {
    if (!mesh.knows("Namespace")) return [];
    return placedItems(objectAt(data, "spec"), "from", ["spec"])
      .filter(({ item }) => mesh.find(BY_NAME, `Namespace//${textAt(item, "namespace")}`).length === 0)
      .map(({ item, path }) =>
        foundAt(
          "error",
          [...path, "namespace"],
          `The namespace "${textAt(item, "namespace")}" does not exist.`,
          "Nothing is granted by this entry, until somebody makes a namespace of that name.",
        ),
      );
  },
};
