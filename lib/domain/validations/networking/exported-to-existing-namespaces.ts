import { objectAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { foundAt } from "../found-at";
import { BY_NAME } from "../indexes";
import { placedTexts } from "../placed-items";
import { namespaceLabels } from "../workloads-of";

const NOT_NAMES = [".", "*", "~"];

/**
 * A namespace in `exportTo` that does not exist. Objects of ambient namespaces are left out: there `exportTo` is not obeyed.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/#DestinationRule-export_to
 */
export const exportedToExistingNamespaces: Check = {
  codes: ["KIA0005"],
  kinds: ["DestinationRule", "VirtualService", "ServiceEntry"],
  run({ data, meta }, mesh) {
    const names = placedTexts(objectAt(data, "spec"), "exportTo", ["spec"]).filter(
      ({ text }) => !NOT_NAMES.includes(text),
    );
    if (names.length === 0 || !mesh.knows("Namespace")) return [];
    if (namespaceLabels(mesh, meta.namespace)["istio.io/dataplane-mode"] === "ambient") return [];
    return names
      .filter(({ text }) => mesh.find(BY_NAME, `Namespace//${text}`).length === 0)
      .map(({ text, path }) =>
        foundAt(
          "error",
          path,
          `The namespace "${text}" to which this is exported does not exist.`,
          "Only the namespaces that are named here know this object; this name adds none.",
        ),
      );
  },
};
