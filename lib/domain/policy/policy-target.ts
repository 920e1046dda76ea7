import type { ClusterObject } from "../mesh/cluster-object";
import { isJsonObject, objectAt, objectsAt, textAt, textMapAt } from "../mesh/read-json";
import type { MeshWorkload } from "../routing/mesh-workload";

/** Where a security policy applies: objects it names, or the workloads its selector selects. */
export interface PolicyTarget {
  readonly namespace: string;
  readonly targetRefs: readonly { readonly kind: string; readonly name: string }[];
  /** Empty for all workloads of the namespace (of the root namespace: of the mesh). */
  readonly matchLabels: Readonly<Record<string, string>>;
}

/** The service called, by whose name a waypoint's policies are looked up. */
export interface PolicyService {
  readonly namespace: string;
  readonly name: string;
}

const GATEWAY_NAME = "gateway.networking.k8s.io/gateway-name";

/** Reads where a policy applies. https://istio.io/latest/docs/concepts/security/#policy-target */
export function readPolicyTarget({ meta, data }: ClusterObject): PolicyTarget {
  const spec = objectAt(data, "spec");
  const listed = objectsAt(spec, "targetRefs");
  const single = spec["targetRef"];
  const refs = listed.length === 0 && isJsonObject(single) ? [single] : listed;
  return {
    namespace: meta.namespace,
    targetRefs: refs.map((ref) => ({ kind: textAt(ref, "kind"), name: textAt(ref, "name") })),
    matchLabels: textMapAt(objectAt(spec, "selector"), "matchLabels"),
  };
}

/** Whether all of these labels are among a workload's. */
export function hasLabels(
  workload: Pick<MeshWorkload, "labels">,
  wanted: PolicyTarget["matchLabels"],
): boolean {
  return Object.entries(wanted).every(([name, value]) => workload.labels[name] === value);
}

interface At {
  readonly enforcer: MeshWorkload;
  readonly service: PolicyService;
  readonly rootNamespace: string;
}

function refersTo(
  ref: PolicyTarget["targetRefs"][number],
  { namespace }: PolicyTarget,
  { enforcer, service, rootNamespace }: At,
): boolean {
  const atWaypoint = enforcer.dataPlane === "waypoint";
  switch (ref.kind) {
    case "Gateway":
      return enforcer.namespace === namespace && enforcer.labels[GATEWAY_NAME] === ref.name;
    case "Service":
    case "ServiceEntry":
      return atWaypoint && service.namespace === namespace && service.name === ref.name;
    case "GatewayClass":
      return atWaypoint && namespace === rootNamespace && ref.name === "istio-waypoint";
    default:
      return false;
  }
}

/**
 * Whether a policy applies at the proxy of a workload, for calls to a service. One with targetRefs applies at the gateways
 * and waypoints they name; without, one of the root namespace everywhere and any other in its own namespace, to the
 * workloads its selector selects, but never at a waypoint.
 * https://istio.io/latest/docs/ambient/usage/l7-features/
 */
export function policyApplies(
  target: PolicyTarget,
  enforcer: MeshWorkload,
  service: PolicyService,
  rootNamespace: string,
): boolean {
  if (target.targetRefs.length > 0)
    return target.targetRefs.some((ref) => refersTo(ref, target, { enforcer, service, rootNamespace }));
  if (enforcer.dataPlane === "waypoint" || enforcer.dataPlane === "none") return false;
  const near = target.namespace === rootNamespace || target.namespace === enforcer.namespace;
  return near && hasLabels(enforcer, target.matchLabels);
}
