import type { ClusterObject } from "../../mesh/cluster-object";
import { objectAt, textMapAt } from "../../mesh/read-json";
import { hasLabels, policyApplies, readPolicyTarget } from "../../policy/policy-target";
import type { MeshWorkload } from "../../routing/mesh-workload";
import type { EffectiveContext } from "./effective-context";
import { effectiveTable, type EffectiveTable } from "./effective-table";

function selects(object: ClusterObject, workload: MeshWorkload, rootNamespace: string): boolean {
  const spec = objectAt(object.data, "spec");
  const target = readPolicyTarget(object);
  const labels = textMapAt(objectAt(spec, "workloadSelector"), "labels");
  const service = { namespace: target.namespace, name: target.targetRefs[0]?.name ?? "" };
  return policyApplies(target, workload, service, rootNamespace) && hasLabels(workload, labels);
}

/**
 * The workloads whose proxies an object configures by its selector or targetRefs.
 * https://istio.io/latest/docs/reference/config/type/workload-selector/
 */
export function selectedWorkloadsTables(
  object: ClusterObject,
  context: EffectiveContext,
): readonly EffectiveTable[] {
  const rows = context.workloads
    .filter((workload) => selects(object, workload, context.rootNamespace))
    .map(({ namespace, workload }) => ({ cells: [`${namespace}/${workload}`], tone: "plain" as const }));
  const note = rows.length === 0 ? "It applies to no workload with a proxy." : null;
  return [effectiveTable("Where it applies", ["Workload"], rows, note)];
}
