import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { foundAt } from "../found-at";

/**
 * A policy that denies, or asks a provider, and has no rules to say when. Without rules it matches nothing; an ALLOW policy
 * without rules, which then allows nothing, is common and right.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/#AuthorizationPolicy and
 * https://istio.io/latest/docs/reference/config/analysis/ist0106/
 */
export const rulesSaid: Check = {
  codes: ["IST0106"],
  kinds: ["AuthorizationPolicy"],
  run({ data }) {
    const spec = objectAt(data, "spec");
    const action = textAt(spec, "action");
    if (!/^(DENY|CUSTOM)$/.test(action) || objectsAt(spec, "rules").length > 0) return [];
    return [
      foundAt(
        "error",
        ["spec"],
        `The action is ${action}, and there are no rules.`,
        "A policy without rules matches no call, so it does nothing, and istiod refuses such an object. The rule {} matches every call.",
      ),
    ];
  },
};
