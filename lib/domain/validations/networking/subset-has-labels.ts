import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { foundAt } from "../found-at";
import { placedItems } from "../placed-items";

/**
 * A subset without labels, which is the whole host; worth knowing only where another subset has labels.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset-labels
 */
export const subsetHasLabels: Check = {
  codes: ["KIA0209"],
  kinds: ["DestinationRule"],
  run({ data }) {
    const subsets = placedItems(objectAt(data, "spec"), "subsets", ["spec"]);
    const bare = subsets.filter(({ item }) => Object.keys(objectAt(item, "labels")).length === 0);
    const severity = bare.length < subsets.length ? "info" : "warning";
    return bare.map(({ item, path }) =>
      foundAt(
        severity,
        path,
        `The subset "${textAt(item, "name")}" has no labels.`,
        "It stands for all endpoints of the host, as if there were no subset.",
      ),
    );
  },
};
