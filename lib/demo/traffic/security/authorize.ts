import type { MeshWorld } from "../model/mesh-world";
import type { Verdict } from "../model/verdict";
import { type AuthorizationPolicy, authorizationPolicies, firstMatch } from "./authorization-policy";
import { externalAuthorization } from "./external-authorizer";
import { authenticateRequest } from "./request-authentication";
import type { RequestFacts } from "./request-facts";
import { type Received, requestFactsOf } from "./request-facts-of";

type Denial = Extract<Verdict, { readonly allowed: false }>;

const matchedPolicy = (rule: string): string => `rbac_access_denied_matched_policy[${rule}]`;

const denial = (by: string, details: string, flags: Denial["flags"] = ""): Denial => ({
  allowed: false,
  by,
  code: 403,
  flags,
  details,
});

/** ztunnel gives its reasons in its own words, in the error of its access log. */
function rbacDenial(facts: RequestFacts, policy: AuthorizationPolicy | null, rule: string): Denial {
  if (facts.layer !== "ztunnel") return denial(policy?.ref ?? "", matchedPolicy(rule));
  const reason = policy
    ? `explicitly denied by: ${policy.namespace}/${policy.name}`
    : "allow policies exist, but none allowed";
  return denial(policy?.ref ?? "", `connection closed due to policy rejection: ${reason}`);
}

/** Each provider is asked once, where a rule that names it matches; one that MeshConfig does not know refuses. */
function custom(
  world: MeshWorld,
  policies: readonly AuthorizationPolicy[],
  facts: RequestFacts,
): Denial | null {
  for (const provider of new Set(policies.map((policy) => policy.provider))) {
    const match = firstMatch(
      policies.filter((policy) => policy.provider === provider),
      facts,
      "deny",
    );
    const says = match ? externalAuthorization(world, provider, facts) : "skipped";
    if (match && says === "unknownProvider")
      return denial(
        match.policy.ref,
        matchedPolicy(`istio-ext-authz-${match.rule}-deny-due-to-bad-CUSTOM-action`),
      );
    if (match && says === "refused") return denial(match.policy.ref, "ext_authz_denied", "UAEX");
  }
  return null;
}

function enforced(
  world: MeshWorld,
  policies: readonly AuthorizationPolicy[],
  facts: RequestFacts,
): Denial | null {
  const of = (action: string): readonly AuthorizationPolicy[] =>
    policies.filter((policy) => policy.action === action && !policy.dryRun);
  const byProvider = facts.layer === "ztunnel" ? null : custom(world, of("CUSTOM"), facts);
  if (byProvider) return byProvider;
  const denied = firstMatch(of("DENY"), facts, "deny");
  if (denied) return rbacDenial(facts, denied.policy, denied.rule);
  const allowing = of("ALLOW");
  if (allowing.length === 0 || firstMatch(allowing, facts, "allow")) return null;
  return rbacDenial(facts, null, "none");
}

/** The dry-run policies that would refuse: each that denies and matches, and those that allow where none of them matches. */
function dryRunDenials(policies: readonly AuthorizationPolicy[], facts: RequestFacts): readonly string[] {
  const of = (action: string): readonly AuthorizationPolicy[] =>
    policies.filter((policy) => policy.action === action && policy.dryRun);
  const denying = of("DENY").filter((policy) => firstMatch([policy], facts, "deny"));
  const allowing = firstMatch(of("ALLOW"), facts, "allow") ? [] : of("ALLOW");
  return [...denying, ...allowing].map(({ ref }) => ref);
}

/**
 * What the proxy that enforces a server's policies says to a call: first RequestAuthentication, then the AuthorizationPolicies in
 * the order CUSTOM, DENY, ALLOW; where ALLOW policies apply, one must match. AUDIT policies and ones in dry run refuse nothing.
 * ztunnel sees connections only. https://istio.io/latest/docs/concepts/security/#implicit-enablement and
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
export function authorize(world: MeshWorld, received: Received): Verdict {
  const { call } = received;
  const sees = received.enforcer !== "ztunnel" && (call.protocol === "http" || call.protocol === "grpc");
  const policies = authorizationPolicies(world, received);
  const authentication = sees ? authenticateRequest(world, received, call) : null;
  if (authentication?.ok === false) {
    const { by, code, details } = authentication;
    return { allowed: false, by, code, flags: "", details };
  }
  if (policies.length === 0) return { allowed: true, dryRunDenials: [] };
  const facts = requestFactsOf(world, received, authentication?.claims ?? null);
  const denied = enforced(world, policies, facts);
  return denied ?? { allowed: true, dryRunDenials: dryRunDenials(policies, facts) };
}
