import type { AuthorizationPolicy, PolicyAction } from "./authorization-policy";
import type { FlowFacts } from "./flow-facts";
import { ruleMatches } from "./policy-rule";
import { any, type Truth } from "./truth";

/** What policies say to the requests of a flow, and which policy and rule says so. */
export interface PolicyVerdict {
  readonly allowed: Truth;
  /** The policy that decides, or that keeps it from being told; null where none has a say. */
  readonly by: AuthorizationPolicy | null;
  /** Position of the rule in `by`; null where no single rule decides. */
  readonly rule: number | null;
}

interface Match {
  readonly truth: Truth;
  readonly by: AuthorizationPolicy | null;
  readonly rule: number | null;
}

/** The first rule that certainly matches, else the first that may. */
function firstMatch(
  policies: readonly AuthorizationPolicy[],
  facts: FlowFacts,
  purpose: "allow" | "deny",
): Match {
  const matches = policies.flatMap((by) =>
    by.rules.map((rule, index) => ({
      truth: ruleMatches(rule, facts, by.namespace, purpose),
      by,
      rule: index,
    })),
  );
  const truth = any(matches.map((match) => match.truth));
  return (
    matches.find((match) => match.truth === truth && truth !== "no") ?? { truth: "no", by: null, rule: null }
  );
}

/** ALLOW policies refuse what none of their rules matches. */
function byAllowing(allowing: readonly AuthorizationPolicy[], facts: FlowFacts): PolicyVerdict {
  const match = firstMatch(allowing, facts, "allow");
  const by = match.by ?? allowing[0] ?? null;
  return { allowed: match.truth, by, rule: match.rule };
}

/**
 * What the AuthorizationPolicies that apply at a proxy say: CUSTOM (whose answer nobody can foretell), then DENY, then
 * ALLOW, of which one must match where there is one. AUDIT and dry-run policies refuse nothing. A ztunnel asks no external
 * authorizer.
 * https://istio.io/latest/docs/concepts/security/#implicit-enablement
 */
export function authorize(policies: readonly AuthorizationPolicy[], facts: FlowFacts): PolicyVerdict {
  const of = (action: PolicyAction): readonly AuthorizationPolicy[] =>
    policies.filter((policy) => policy.action === action && !policy.dryRun);
  const denied = firstMatch(of("DENY"), facts, "deny");
  if (denied.truth === "yes") return { allowed: "no", by: denied.by, rule: denied.rule };
  const allowing = of("ALLOW");
  const allowed: PolicyVerdict =
    allowing.length === 0 ? { allowed: "yes", by: null, rule: null } : byAllowing(allowing, facts);
  if (allowed.allowed === "no") return allowed;
  const custom = facts.layer === "ztunnel" ? null : firstMatch(of("CUSTOM"), facts, "deny");
  const open = [custom, denied].find((match) => match !== null && match.truth !== "no");
  return open ? { allowed: "unknown", by: open.by, rule: open.rule } : allowed;
}
