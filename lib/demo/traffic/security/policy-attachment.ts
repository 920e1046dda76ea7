import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textOr, textsIn } from "../../world/read-json";
import type { CalledService } from "../model/mesh-flow";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import type { PoliciesByNamespace } from "./policies-of";
import { workloadSelector } from "./workload-selector";

/** Whose proxy asks for its policies, and for calls to what. */
export interface Enforcement {
  readonly enforcer: "sidecar" | "gateway" | "waypoint" | "ztunnel";
  /** The pods that the proxy runs in or stands for: at a waypoint the waypoint's own. */
  readonly server: PodGroup;
  readonly service: CalledService;
}

interface TargetRef {
  readonly kind: string;
  readonly name: string;
}

/** What a security policy says of where it applies. */
export interface PolicyTarget {
  readonly namespace: string;
  readonly targetRefs: readonly TargetRef[];
  readonly selects: ReturnType<typeof workloadSelector>;
}

const MAX_TARGETS = 16;
const GATEWAY_NAME = "gateway.networking.k8s.io/gateway-name";

function targetRefs(policy: K8sObject): readonly JsonObject[] {
  const spec = jsonAt(policy, "spec");
  const listed = objectsIn(jsonAt(spec, "targetRefs")).slice(0, MAX_TARGETS);
  const single = jsonAt(spec, "targetRef");
  return listed.length === 0 && isObject(single) ? [single] : listed;
}

/** Reads where a policy applies. */
export const policyTarget = (policy: K8sObject): PolicyTarget => ({
  namespace: policy.metadata.namespace ?? "",
  targetRefs: targetRefs(policy).map(({ kind, name }) => ({ kind: textOr(kind), name: textOr(name) })),
  selects: workloadSelector(jsonAt(policy, "spec", "selector")),
});

const hostsOf = (world: MeshWorld, namespace: string, name: string): readonly string[] => {
  const entry = world
    .objects("networking.istio.io", "ServiceEntry")
    .find(({ metadata }) => metadata.namespace === namespace && metadata.name === name);
  return textsIn(jsonAt(entry, "spec", "hosts"));
};

/** What a reference names at a waypoint: the service called, the class of all waypoints, or, as at any gateway, the Gateway. */
function refers(world: MeshWorld, { kind, name }: TargetRef, namespace: string, at: Enforcement): boolean {
  const { enforcer, server, service } = at;
  switch (kind) {
    case "Gateway":
      return server.end.namespace === namespace && server.labels.get(GATEWAY_NAME) === name;
    case "Service":
      return enforcer === "waypoint" && service.namespace === namespace && service.name === name;
    case "ServiceEntry":
      return enforcer === "waypoint" && hostsOf(world, namespace, name).includes(service.host);
    case "GatewayClass":
      return enforcer === "waypoint" && namespace === world.rootNamespace && name === "istio-waypoint";
    default:
      return false;
  }
}

function applies(world: MeshWorld, target: PolicyTarget, at: Enforcement): boolean {
  const { enforcer, server } = at;
  const { namespace, selects } = target;
  if (target.targetRefs.length > 0) return target.targetRefs.some((ref) => refers(world, ref, namespace, at));
  if (enforcer === "waypoint") return false;
  if (namespace !== world.rootNamespace && namespace !== server.end.namespace) return false;
  return selects(server.labels);
}

/**
 * The security policies of a kind that apply at a proxy. One with targetRefs applies at the gateways and waypoints they name;
 * without, one of the root namespace everywhere and any other in its own, to the pods its selector selects, but never at a
 * waypoint.
 * https://istio.io/latest/docs/concepts/security/#policy-target and
 * https://istio.io/latest/docs/ambient/usage/l7-features/
 */
export function policiesAt<T extends { readonly target: PolicyTarget }>(
  world: MeshWorld,
  policies: PoliciesByNamespace<T>,
  at: Enforcement,
): readonly T[] {
  const byNamespace = policies(world);
  if (byNamespace.size === 0) return [];
  const namespaces = new Set([world.rootNamespace, at.server.end.namespace, at.service.namespace]);
  return [...namespaces].flatMap((namespace) =>
    (byNamespace.get(namespace) ?? []).filter(({ target }) => applies(world, target, at)),
  );
}
