import { hostAndWildcards } from "@/lib/domain/mesh/hosts/host-matches";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { destinationsOf } from "../registry/destinations-of";
import { DESTINATION_RULES_BY_HOST } from "../registry/host-indexes";
import { hostKnowledge } from "../registry/host-knowledge";
import { exportedTogether } from "../registry/known-together";

/**
 * A subset that no DestinationRule of its host defines where the VirtualService is known. Hosts that are unknown altogether
 * are another finding. https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination-subset
 */
export const subsetDefined: Check = {
  codes: ["KIA1107"],
  kinds: ["VirtualService"],
  run(object, mesh) {
    if (!mesh.knows("DestinationRule")) return [];
    return destinationsOf(object).flatMap(({ host, written, subset, path }) => {
      if (subset === "" || hostKnowledge(mesh, host, object.meta.namespace) !== "known") return [];
      const rules = hostAndWildcards(host).flatMap((name) => mesh.find(DESTINATION_RULES_BY_HOST, name));
      const defining = rules.filter(({ data }) =>
        objectsAt(objectAt(data, "spec"), "subsets").some((one) => textAt(one, "name") === subset),
      );
      if (defining.some((rule) => exportedTogether(mesh, rule, object))) return [];
      const message =
        defining.length > 0
          ? `The DestinationRule that defines the subset "${subset}" of "${written}" is not exported to where this applies.`
          : `No DestinationRule of "${written}" defines the subset "${subset}".`;
      return [
        foundAt(
          "warning",
          [...path, "subset"],
          message,
          "Proxies have no cluster of this subset: requests that are sent here fail with 503 (NC).",
          { related: rules.slice(0, 10).map(refOf) },
        ),
      ];
    });
  },
};
