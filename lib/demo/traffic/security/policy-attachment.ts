import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textOr, textsIn } from "../../world/read-json";
import { selectsLabels } from "../gateway-api/selects-labels";
import type { CalledService } from "../model/mesh-flow";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";

/** Whose proxy asks for its policies, and for calls to what. */
export interface Enforcement {
  readonly enforcer: "sidecar" | "gateway" | "waypoint" | "ztunnel";
  /** The pods that the proxy runs in or stands for: at a waypoint the waypoint's own. */
  readonly server: PodGroup;
  readonly service: CalledService;
}

const MAX_TARGETS = 16;
const GATEWAY_NAME = "gateway.networking.k8s.io/gateway-name";

function targetRefs(policy: K8sObject): readonly JsonObject[] {
  const listed = objectsIn(jsonAt(policy, "spec", "targetRefs")).slice(0, MAX_TARGETS);
  const single = jsonAt(policy, "spec", "targetRef");
  return listed.length === 0 && isObject(single) ? [single] : listed;
}

const hostsOf = (world: MeshWorld, namespace: string, name: string): readonly string[] => {
  const entry = world
    .objects("networking.istio.io", "ServiceEntry")
    .find(({ metadata }) => metadata.namespace === namespace && metadata.name === name);
  return textsIn(jsonAt(entry, "spec", "hosts"));
};

/** What a reference names at a waypoint: the service called, the class of all waypoints, or, as at any gateway, the Gateway. */
function refers(world: MeshWorld, ref: JsonObject, namespace: string, at: Enforcement): boolean {
  const { enforcer, server, service } = at;
  const [kind, name] = [textOr(ref["kind"]), textOr(ref["name"])];
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

function applies(world: MeshWorld, policy: K8sObject, at: Enforcement): boolean {
  const { enforcer, server } = at;
  const { namespace = "" } = policy.metadata;
  const refs = targetRefs(policy);
  if (refs.length > 0) return refs.some((ref) => refers(world, ref, namespace, at));
  if (enforcer === "waypoint") return false;
  if (namespace !== world.rootNamespace && namespace !== server.end.namespace) return false;
  const selector = jsonAt(policy, "spec", "selector");
  return selector === undefined || selector === null || selectsLabels(selector, server.labels);
}

/**
 * The security policies, of those given by namespace, that apply at a proxy. One with targetRefs applies at the gateways and
 * waypoints they name; without, one of the root namespace everywhere and any other in its own, to the pods its selector selects,
 * but never at a waypoint.
 * https://istio.io/latest/docs/concepts/security/#policy-target and
 * https://istio.io/latest/docs/ambient/usage/l7-features/
 */
export function policiesAt(
  world: MeshWorld,
  byNamespace: ReadonlyMap<string, readonly K8sObject[]>,
  at: Enforcement,
): readonly K8sObject[] {
  const namespaces = new Set([world.rootNamespace, at.server.end.namespace, at.service.namespace]);
  return [...namespaces].flatMap((namespace) =>
    (byNamespace.get(namespace) ?? []).filter((policy) => applies(world, policy, at)),
  );
}
