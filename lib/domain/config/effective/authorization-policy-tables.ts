import type { ClusterObject } from "../../mesh/cluster-object";
import {
  POLICY_ACTIONS,
  readAuthorizationPolicy,
  type AuthorizationPolicy,
} from "../../policy/authorization-policy";
import { policyIndex } from "../../policy/policy-index";
import { policyApplies, type PolicyService } from "../../policy/policy-target";
import type { MeshWorkload } from "../../routing/mesh-workload";
import type { EffectiveContext } from "./effective-context";
import { effectiveTable, type EffectiveRow, type EffectiveTable } from "./effective-table";

const COLUMNS = ["Workload", "For service", "Policies in the order they are asked"];

interface Place {
  readonly workload: MeshWorkload;
  readonly service: PolicyService;
}

/** At waypoints a policy is for services it names, elsewhere for whatever the workload is called by. */
function placesOf(
  { target }: AuthorizationPolicy,
  { workloads, rootNamespace }: EffectiveContext,
): readonly Place[] {
  const named = target.targetRefs
    .filter(({ kind }) => kind === "Service" || kind === "ServiceEntry")
    .map(({ name }) => ({ namespace: target.namespace, name }));
  const services = named.length > 0 ? named : [{ namespace: target.namespace, name: "" }];
  return workloads.flatMap((workload) =>
    services
      .filter((service) => service.name === "" || workload.namespace === service.namespace)
      .filter((service) => policyApplies(target, workload, service, rootNamespace))
      .map((service) => ({ workload, service })),
  );
}

function orderText(
  policies: readonly AuthorizationPolicy[],
  { namespace, name }: AuthorizationPolicy,
  visible: ReadonlySet<string>,
): string {
  return POLICY_ACTIONS.flatMap((action) => {
    const own = policies.filter((policy) => policy.action === action);
    if (own.length === 0) return [];
    const names = own.map((policy) => {
      const isThis = policy.namespace === namespace && policy.name === name;
      const shown = visible.has(policy.namespace)
        ? `${policy.namespace}/${policy.name}`
        : "one of another namespace";
      return `${isThis ? "this one" : shown}${policy.dryRun ? " (dry run)" : ""}`;
    });
    return [`${action}: ${names.join(", ")}`];
  }).join(" → ");
}

function noteOf({ action, dryRun, rules }: AuthorizationPolicy, applies: boolean): string | null {
  if (!applies) return "It applies to no workload with a proxy.";
  if (dryRun) return "In dry run: it is logged and refuses nothing.";
  if (rules.length > 0) return null;
  if (action === "ALLOW")
    return "Without rules it allows nothing: every request is refused that no other ALLOW policy matches.";
  return `Without rules a policy with the action ${action} never matches.`;
}

/**
 * The workloads at which an AuthorizationPolicy applies, and the order in which it and the others there are asked: CUSTOM,
 * then DENY, then ALLOW. https://istio.io/latest/docs/concepts/security/#implicit-enablement
 */
export function authorizationPolicyTables(
  object: ClusterObject,
  context: EffectiveContext,
): readonly EffectiveTable[] {
  const policy = readAuthorizationPolicy(object);
  const policiesAt = policyIndex(context.mesh.snapshot, context.rootNamespace);
  const rows = placesOf(policy, context).map(({ workload, service }): EffectiveRow => ({
    cells: [
      `${workload.namespace}/${workload.workload}`,
      service.name || "every",
      orderText(policiesAt(workload, service), policy, context.visible),
    ],
    tone: policy.dryRun ? "muted" : "plain",
  }));
  return [effectiveTable("Where it applies", COLUMNS, rows, noteOf(policy, rows.length > 0))];
}
