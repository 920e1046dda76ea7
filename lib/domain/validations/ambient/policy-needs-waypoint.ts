import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import { textAt } from "@/lib/domain/mesh/read-json";
import type { Check, FoundHere } from "../check";
import { foundAt } from "../found-at";
import { BY_NAME } from "../indexes";
import type { MeshView } from "../mesh-view";
import { nameList } from "../name-list";
import { isSelectorless, selectedWorkloads, selectorPath, targetRefsOf } from "../policy-targets";
import { knowsWorkloads } from "../workloads-of";
import { ambientWorkloadsOf } from "./ambient-service";
import { isTakenOver, waypointUse } from "./waypoint-use";
import { hasWaypoint } from "./workload-waypoint";

/** How a kind of policy depends on waypoints. */
interface WaypointPolicy {
  readonly kind: KindKey;
  /** The code where what the policy is for has no waypoint. */
  readonly withoutWaypoint: string;
  /** The code where it has no `targetRefs`, without which waypoints ignore it. */
  readonly withoutTargetRefs: string;
  /** Whether only a waypoint can carry it out; what is attached to a Service always needs one. */
  needsWaypoint(policy: ClusterObject): boolean;
  /** Whether waypoints obey it for their whole namespace, without `targetRefs`. */
  readonly namespaceWide: boolean;
  /** What happens instead. */
  readonly why: string;
}

/**
 * The check of a kind of policy that ambient mode carries out in waypoints only.
 * https://istio.io/latest/docs/ambient/usage/l7-features/ and
 * https://istio.io/latest/docs/ambient/usage/l4-policy/
 */
export function policyNeedsWaypoint(rule: WaypointPolicy): Check {
  return {
    codes: [rule.withoutWaypoint, rule.withoutTargetRefs],
    kinds: [rule.kind],
    run(policy, mesh) {
      if (!knowsWorkloads(mesh) || !mesh.knows("Service")) return [];
      if (!mesh.knows("Gateway.gateway.networking.k8s.io")) return [];
      if (targetRefsOf(policy).length > 0) return targetsWithoutWaypoint(policy, mesh, rule);
      return rule.needsWaypoint(policy) ? selectedWithoutWaypoint(policy, mesh, rule) : [];
    },
  };
}

function targetsWithoutWaypoint(
  policy: ClusterObject,
  mesh: MeshView,
  { withoutWaypoint }: WaypointPolicy,
): readonly FoundHere[] {
  const { namespace } = policy.meta;
  return targetRefsOf(policy).flatMap(({ ref, path }): readonly FoundHere[] => {
    const [kind, name] = [textAt(ref, "kind"), textAt(ref, "name")];
    const service = kind === "Service" ? mesh.find(BY_NAME, `Service/${namespace}/${name}`)[0] : undefined;
    if (service === undefined || ambientWorkloadsOf(mesh, service).length === 0) return [];
    if (isTakenOver(waypointUse(mesh, service.meta.labels, namespace), "service")) return [];
    return [
      foundAt(
        "warning",
        path,
        `Service "${name}" uses no waypoint.`,
        "What is attached to a Service is carried out by its waypoint; nobody carries this out.",
        { code: withoutWaypoint, related: [{ kind: "Service", namespace, name }] },
      ),
    ];
  });
}

function selectedWithoutWaypoint(
  policy: ClusterObject,
  mesh: MeshView,
  rule: WaypointPolicy,
): readonly FoundHere[] {
  if (policy.meta.namespace === mesh.settings.rootNamespace) return [];
  const selected = selectedWorkloads(mesh, policy);
  const ambient = selected.filter(({ dataPlane }) => dataPlane === "ambient");
  if (ambient.length === 0) return [];
  const path = isSelectorless(policy) ? [] : selectorPath(policy);
  const without = ambient.filter((workload) => !hasWaypoint(mesh, workload));
  const names = nameList(without.map(({ ref }) => ref.name));
  const found: FoundHere[] = [];
  if (without.length > 0)
    found.push(
      foundAt("warning", path, `${names} ${without.length === 1 ? "uses" : "use"} no waypoint.`, rule.why, {
        code: rule.withoutWaypoint,
        related: without.map(({ ref }) => ref),
      }),
    );
  if (!(rule.namespaceWide && isSelectorless(policy)))
    found.push(
      foundAt(
        "warning",
        path,
        `${policy.kind} "${policy.meta.name}" has no targetRefs.`,
        "Waypoints obey only what names them, a Service or a ServiceEntry in targetRefs; they ignore selectors.",
        { code: rule.withoutTargetRefs },
      ),
    );
  return found;
}
