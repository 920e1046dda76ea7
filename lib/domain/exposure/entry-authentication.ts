import type { ObjectRef } from "../mesh/object-ref";
import type { AuthorizationPolicy } from "../policy/authorization-policy";
import { policyIndex, targetedPolicies, type TargetedPolicies } from "../policy/policy-index";
import type { PolicyCondition } from "../policy/policy-condition";
import { readRequestAuthentication, type RequestAuthentication } from "../policy/request-authentication";
import type { MeshRouting } from "../routing/mesh-routing";
import type { MeshWorkload } from "../routing/mesh-workload";
import type { Exposure } from "./exposure";

type Authentication = Exposure["authentication"];

/** Conditions on who calls, which only a token or a client certificate answers. */
const IDENTITY = ["source.principal", "source.namespace", "source.serviceAccount", "request.auth"];
const NO_SERVICE = { namespace: "", name: "" };

const asksIdentity = ({ key }: PolicyCondition): boolean => IDENTITY.some((one) => key.startsWith(one));

/** Whether a caller that shows nothing is refused by the policy: what it allows, or does not deny, needs an identity. */
function needsIdentity({ action, rules }: AuthorizationPolicy): boolean {
  const asks = rules.map(({ sources, when }) => [...sources.flat(), ...when].filter(asksIdentity));
  if (action === "ALLOW") return asks.length > 0 && asks.every((conditions) => conditions.length > 0);
  return (
    action === "DENY" && asks.some((conditions) => conditions.some(({ notValues }) => notValues.length > 0))
  );
}

const refOf =
  (kind: string) =>
  ({ namespace, name }: { readonly namespace: string; readonly name: string }): ObjectRef => ({
    kind,
    namespace,
    name,
  });

/**
 * Tells who may come in at the proxies of a gateway: tokens are checked by RequestAuthentication, asked for by
 * AuthorizationPolicies. https://istio.io/latest/docs/tasks/security/authentication/jwt-route/
 */
export function entryAuthentication({
  snapshot,
  rootNamespace,
}: MeshRouting): (workloads: readonly MeshWorkload[]) => Authentication {
  const policiesAt = policyIndex(snapshot, rootNamespace);
  const tokensAt: TargetedPolicies<RequestAuthentication> = targetedPolicies(snapshot, rootNamespace, {
    kind: "RequestAuthentication",
    read: readRequestAuthentication,
  });
  return (workloads) => {
    const [proxy] = workloads;
    if (!proxy) return { state: "unknown", by: [] };
    const policies = policiesAt(proxy, NO_SERVICE).filter(
      ({ dryRun, action }) => !dryRun && action !== "AUDIT",
    );
    const tokens = tokensAt(proxy, NO_SERVICE);
    const by = [...tokens.map(refOf("RequestAuthentication")), ...policies.map(refOf("AuthorizationPolicy"))];
    return { state: stateOf(policies, tokens), by };
  };
}

function stateOf(
  policies: readonly AuthorizationPolicy[],
  tokens: readonly RequestAuthentication[],
): Authentication["state"] {
  if (policies.some(({ action }) => action === "CUSTOM")) return "unknown";
  const allowing = policies.filter(({ action }) => action === "ALLOW");
  const denying = policies.filter(({ action }) => action === "DENY");
  if (allowing.length > 0 && allowing.every(needsIdentity)) return "required";
  if (denying.some(needsIdentity)) return "required";
  return tokens.length > 0 ? "optional" : "none";
}
