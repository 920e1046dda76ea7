import type { ObjectRef } from "../mesh/object-ref";
import type { AuthorizationPolicy } from "../policy/authorization-policy";
import { policyIndex, targetedPolicies, type TargetedPolicies } from "../policy/policy-index";
import type { PolicyCondition } from "../policy/policy-condition";
import { readRequestAuthentication, type RequestAuthentication } from "../policy/request-authentication";
import type { MeshRouting } from "../routing/mesh-routing";
import type { MeshWorkload } from "../routing/mesh-workload";
import type { Exposure } from "./exposure";

type Authentication = Exposure["authentication"];

/** Conditions on who calls that a token answers; a client certificate answers the others, for the gateway itself. */
const TOKEN = ["request.auth"];
const IDENTITY = [...TOKEN, "source.principal", "source.namespace", "source.serviceAccount"];
const NO_SERVICE = { namespace: "", name: "" };

/** Whether a caller that shows nothing is refused by the policy: what it allows, or does not deny, needs an identity. */
function needsIdentity({ action, rules }: AuthorizationPolicy, keys: readonly string[]): boolean {
  const asks = rules.map(({ sources, when }) =>
    [...sources.flat(), ...when].filter(({ key }: PolicyCondition) =>
      keys.some((one) => key.startsWith(one)),
    ),
  );
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

interface Guards {
  readonly policies: readonly AuthorizationPolicy[];
  readonly tokens: readonly RequestAuthentication[];
}

function stateOf({ policies, tokens }: Guards, keys: readonly string[]): Authentication["state"] {
  if (policies.some(({ action }) => action === "CUSTOM")) return "unknown";
  const allowing = policies.filter(({ action }) => action === "ALLOW");
  if (allowing.length > 0 && allowing.every((policy) => needsIdentity(policy, keys))) return "required";
  if (policies.some((policy) => policy.action === "DENY" && needsIdentity(policy, keys))) return "required";
  return tokens.length > 0 ? "optional" : "none";
}

/** From what asks most to what asks nothing. */
const ORDER = ["required", "unknown", "optional", "none"] as const;

/**
 * Tells who may come in through the proxies of a gateway to workloads: tokens are checked by RequestAuthentication and asked
 * for by AuthorizationPolicies, at the gateway or at the workload. Where workloads differ, the one that asks least counts.
 * https://istio.io/latest/docs/tasks/security/authentication/jwt-route/
 */
export function entryAuthentication({
  snapshot,
  rootNamespace,
}: MeshRouting): (gateway: readonly MeshWorkload[], servers: readonly MeshWorkload[]) => Authentication {
  const policiesAt = policyIndex(snapshot, rootNamespace);
  const tokensAt: TargetedPolicies<RequestAuthentication> = targetedPolicies(snapshot, rootNamespace, {
    kind: "RequestAuthentication",
    read: readRequestAuthentication,
  });
  const guardsOf = (proxy: MeshWorkload): Guards => ({
    policies: policiesAt(proxy, NO_SERVICE).filter(({ dryRun, action }) => !dryRun && action !== "AUDIT"),
    tokens: tokensAt(proxy, NO_SERVICE),
  });
  return (gateway, servers) => {
    const [proxy] = gateway;
    if (!proxy) return { state: "unknown", by: [] };
    const atGateway = guardsOf(proxy);
    const behind = servers.map(guardsOf);
    const least = behind
      .map((guards) => stateOf(guards, TOKEN))
      .toSorted((a, b) => ORDER.indexOf(b) - ORDER.indexOf(a))[0];
    const states = [stateOf(atGateway, IDENTITY), least ?? "none"];
    const all = [atGateway, ...behind];
    const by = [
      ...all.flatMap(({ tokens }) => tokens).map(refOf("RequestAuthentication")),
      ...all.flatMap(({ policies }) => policies).map(refOf("AuthorizationPolicy")),
    ];
    const once = new Map(by.map((ref) => [`${ref.kind} ${ref.namespace}/${ref.name}`, ref]));
    return { state: ORDER.find((state) => states.includes(state)) ?? "none", by: [...once.values()] };
  };
}
