import type { Check } from "../check";
import { foundAt } from "../found-at";

/**
 * A namespace with both labels for injection.
 * https://istio.io/latest/docs/reference/config/analysis/ist0123/
 */
export const oneInjectionLabel: Check = {
  codes: ["IST0123"],
  kinds: ["Namespace"],
  run({ meta }) {
    const legacy = meta.labels["istio-injection"];
    const revision = meta.labels["istio.io/rev"];
    if (legacy === undefined || revision === undefined) return [];
    return [
      foundAt(
        "warning",
        ["metadata", "labels"],
        `The namespace has the labels istio-injection=${legacy} and istio.io/rev=${revision}.`,
        "istio-injection counts and the revision is ignored; pods may get another revision than expected.",
      ),
    ];
  },
};
