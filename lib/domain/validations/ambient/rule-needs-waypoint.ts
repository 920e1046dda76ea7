import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { resolveHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { BY_NAME } from "../indexes";
import type { MeshView } from "../mesh-view";
import { knowsWorkloads, namespaceLabels } from "../workloads-of";
import { ambientWorkloadsOf } from "./ambient-service";
import { isTakenOver, namedWaypoint, waypointUse } from "./waypoint-use";

/** Why nobody in ambient mode obeys a VirtualService or DestinationRule for a Service. */
export interface Unobeyed {
  readonly because: "namespace has no waypoint" | "service has no waypoint" | "another namespace";
  readonly service: ObjectRef;
}

/** Whether enough is known to judge a rule by. */
export function knowsWaypoints(mesh: MeshView): boolean {
  return (
    knowsWorkloads(mesh) &&
    mesh.knows("Service") &&
    mesh.knows("Namespace") &&
    mesh.knows("Gateway.gateway.networking.k8s.io")
  );
}

/**
 * Why calls to an ambient Service do not obey a rule for its host; null where they do or the host is no such Service. Waypoints
 * obey rules of the Service's own namespace. https://istio.io/latest/docs/ambient/usage/l7-features/#traffic-management
 */
export function unobeyedRule(mesh: MeshView, rule: ClusterObject, host: string): Unobeyed | null {
  const service = serviceAt(mesh, rule, host);
  if (service === undefined || ambientWorkloadsOf(mesh, service).length === 0) return null;
  const { namespace, name, labels } = service.meta;
  const ref = { kind: "Service", namespace, name };
  if (namespace !== rule.meta.namespace) return { because: "another namespace", service: ref };
  if (isTakenOver(waypointUse(mesh, labels, namespace), "service")) return null;
  const ownWord = namedWaypoint(mesh, labels, namespace).state !== "unsaid";
  const ofNamespace = namedWaypoint(mesh, namespaceLabels(mesh, namespace), namespace);
  return {
    because:
      ownWord || isTakenOver(ofNamespace, "service")
        ? "service has no waypoint"
        : "namespace has no waypoint",
    service: ref,
  };
}

function serviceAt(mesh: MeshView, rule: ClusterObject, host: string): ClusterObject | undefined {
  const named = serviceOfHost(resolveHost(host, rule.meta.namespace));
  return named === null ? undefined : mesh.find(BY_NAME, `Service/${named.namespace}/${named.name}`)[0];
}

/** The sentence for it. */
export function unobeyedMessage({ because, service }: Unobeyed): string {
  const { namespace, name } = service;
  if (because === "another namespace")
    return `Service "${name}" is in namespace "${namespace}", and its waypoint obeys rules of that namespace only.`;
  return because === "service has no waypoint"
    ? `Service "${name}" uses no waypoint.`
    : `Neither namespace "${namespace}" nor Service "${name}" uses a waypoint.`;
}
