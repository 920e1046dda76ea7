import { POLICY_ACTIONS, type AuthorizationPolicy } from "../../policy/authorization-policy";
import type { FlowFacts } from "../../policy/flow-facts";
import { ruleMatches, type PolicyRule } from "../../policy/policy-rule";
import type { Truth } from "../../policy/truth";
import type { ExplainStep } from "../explanation";
import { step } from "../step";
import { whyRule } from "./why-rule";

const MOST_STEPS = 60;

type Said = Pick<ExplainStep, "verdict" | "because">;

/** What a rule that matches does. */
const MATCHED: Readonly<Record<AuthorizationPolicy["action"], Said>> = {
  CUSTOM: {
    verdict: "unknown",
    because: "the rule matches: an external authorizer is asked, whose answer cannot be foretold",
  },
  DENY: { verdict: "refuses", because: "the rule matches, and what it matches is denied" },
  ALLOW: { verdict: "allows", because: "the rule matches, and what it matches is allowed" },
  AUDIT: { verdict: "skips", because: "the rule matches, which is logged and decides nothing" },
};

function saidOf(policy: AuthorizationPolicy, truth: Truth, why: string | null): Said {
  if (truth === "no") return { verdict: "skips", because: why ?? "the rule does not match" };
  if (truth === "unknown")
    return { verdict: "unknown", because: why ?? "it cannot be told whether the rule matches" };
  const said = MATCHED[policy.action];
  return policy.dryRun
    ? { verdict: "skips", because: `dry run only: ${said.because} once it is enforced` }
    : said;
}

interface RuleJudged {
  readonly truth: Truth;
  readonly step: ExplainStep;
}

function judged(policy: AuthorizationPolicy, rule: PolicyRule, index: number, facts: FlowFacts): RuleJudged {
  const purpose = policy.action === "ALLOW" ? "allow" : "deny";
  const truth = ruleMatches(rule, facts, policy.namespace, purpose);
  const why = truth === "yes" ? null : whyRule(rule, { facts, policyNamespace: policy.namespace, purpose });
  const { verdict, because } = saidOf(policy, truth, why);
  return {
    truth,
    step: step({ object: refOf(policy), path: `spec.rules[${index}]` }, "policy", verdict, because),
  };
}

const refOf = ({ namespace, name }: AuthorizationPolicy): NonNullable<ExplainStep["object"]> => ({
  kind: "AuthorizationPolicy",
  namespace,
  name,
});

/** The rules of a policy up to the first that matches. */
function ofPolicy(policy: AuthorizationPolicy, facts: FlowFacts): readonly ExplainStep[] {
  if (policy.action === "CUSTOM" && facts.layer === "ztunnel")
    return [step({ object: refOf(policy) }, "policy", "skips", "a ztunnel asks no external authorizer")];
  const rules = policy.rules.map((rule, index) => judged(policy, rule, index, facts));
  const last = rules.findIndex(({ truth }) => truth === "yes");
  return (last < 0 ? rules : rules.slice(0, last + 1)).map((one) => one.step);
}

/** ALLOW policies refuse what none of their rules matches; dry-run ones would. */
function unmatched(allowing: readonly AuthorizationPolicy[], facts: FlowFacts): readonly ExplainStep[] {
  const [first] = allowing;
  const matches = allowing.some((policy) =>
    policy.rules.some((rule) => ruleMatches(rule, facts, policy.namespace, "allow") !== "no"),
  );
  if (!first || matches) return [];
  const what =
    first.rules.length === 0
      ? "the policy allows and has no rules, so it allows nothing"
      : `of ${allowing.length} ALLOW policies no rule matches, and what none allows is refused`;
  const said = first.dryRun ? `dry run only: ${what}` : what;
  return [step({ object: refOf(first) }, "policy", first.dryRun ? "skips" : "refuses", said)];
}

/**
 * What each AuthorizationPolicy that applies at a proxy says to a request, in the order in which they are asked: per rule the
 * field that keeps it from matching. At most 60 steps.
 * https://istio.io/latest/docs/concepts/security/#implicit-enablement
 */
export function policySteps(
  policies: readonly AuthorizationPolicy[],
  facts: FlowFacts,
): readonly ExplainStep[] {
  const steps = POLICY_ACTIONS.flatMap((action) => {
    const of = policies.filter((policy) => policy.action === action);
    const each = of.flatMap((policy) => ofPolicy(policy, facts));
    if (action !== "ALLOW") return each;
    const kinds = [false, true].map((dryRun) => of.filter((policy) => policy.dryRun === dryRun));
    return [...each, ...kinds.flatMap((some) => unmatched(some, facts))];
  });
  if (steps.length <= MOST_STEPS) return steps;
  const left = `${steps.length - MOST_STEPS} more rules of policies were looked at`;
  // What decides comes last and is kept.
  const deciding = steps.filter(({ verdict }) => verdict !== "skips").slice(0, MOST_STEPS);
  const kept = new Set([...deciding, ...steps.slice(0, MOST_STEPS - deciding.length)]);
  return [...steps.filter((one) => kept.has(one)), step({ object: null }, "policy", "skips", left)];
}
