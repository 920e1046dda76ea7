import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, textOr, textsIn } from "../../world/read-json";
import { admitsNamespace } from "./admits-namespace";
import { commonHostname } from "./common-hostname";
import type { Fault } from "./fault";
import { gatewayRole } from "./gateway-role";
import { type Listener, listenersOf } from "./listeners-of";
import { type ParentRef, parentRefs } from "./parent-refs";
import { ROUTE_KINDS } from "./route-kinds";
import type { RouteObjects } from "./route-objects";

/** A route's wish to be attached to a parent, and what became of it. */
export interface Attachment {
  readonly parent: ParentRef;
  /** The Gateway's listener; null for a Service or ServiceEntry. */
  readonly listener: Listener | null;
  /** null: attached. */
  readonly denied: Fault | null;
}

const GATEWAY_GROUP = "gateway.networking.k8s.io";
/** The parents for traffic inside the mesh. */
const MESH_PARENTS: Readonly<Record<string, string>> = {
  "/Service": "service",
  "networking.istio.io/ServiceEntry": "service entry",
};

function hostFault(objects: RouteObjects, route: K8sObject, listener: Listener): Fault | null {
  const namespace = route.metadata.namespace ?? "";
  const hostnames = route.kind === "TCPRoute" ? [] : textsIn(jsonAt(route, "spec", "hostnames"));
  const met = (hostnames.length === 0 ? ["*"] : hostnames).some(
    (one) => commonHostname(listener.hostname, one) !== null,
  );
  const written = listener.hostname === "*" ? "" : listener.hostname;
  if (!met)
    return {
      reason: "NoMatchingListenerHostname",
      message: `no hostnames matched parent hostname "${written}"`,
    };
  if (admitsNamespace(objects, listener, namespace)) return null;
  return {
    reason: "NotAllowedByListeners",
    message: `hostnames matched parent hostname "${written}", but namespace "${namespace}" is not allowed by the parent`,
  };
}

/** Sections and ports first, as a listener that is not meant says nothing of the route. */
function listenerDenial(
  objects: RouteObjects,
  route: K8sObject,
  parent: ParentRef,
  listener: Listener,
): Fault | null {
  const noParent = (message: string): Fault => ({ reason: "NoMatchingParent", message });
  if (parent.port !== null && parent.port !== listener.port) return noParent(`port ${parent.port} not found`);
  if (parent.sectionName !== "" && parent.sectionName !== listener.name)
    return noParent(`sectionName "${parent.sectionName}" not found`);
  const fault = hostFault(objects, route, listener);
  if (fault || listener.kinds.some((kind) => kind === route.kind)) return fault;
  return {
    reason: "NotAllowedByListeners",
    message: `kind ${GATEWAY_GROUP}/v1/${route.kind} is not allowed`,
  };
}

function toGateway(objects: RouteObjects, route: K8sObject, parent: ParentRef): readonly Attachment[] {
  const gateway = objects
    .objects(GATEWAY_GROUP, "Gateway")
    .find(({ metadata }) => metadata.name === parent.name && metadata.namespace === parent.namespace);
  if (!gateway || gatewayRole(objects, textOr(jsonAt(gateway, "spec", "gatewayClassName"))) !== "ingress")
    return [];
  return listenersOf(gateway).map((listener) => ({
    parent,
    listener,
    denied: listenerDenial(objects, route, parent, listener),
  }));
}

/**
 * What becomes of each parent of a route: for a Gateway one entry for each listener, none where the Gateway does not exist or
 * is not run by Istio.
 * https://gateway-api.sigs.k8s.io/concepts/api-overview/#attaching-routes-to-gateways and for parents that are Services
 * https://gateway-api.sigs.k8s.io/mesh/
 */
export function attachments(objects: RouteObjects, route: K8sObject): readonly Attachment[] {
  if (!ROUTE_KINDS.some((kind) => kind === route.kind)) return [];
  return parentRefs(route).flatMap((parent) => {
    if (parent.group === GATEWAY_GROUP && parent.kind === "Gateway") return toGateway(objects, route, parent);
    const noun = MESH_PARENTS[`${parent.group}/${parent.kind}`];
    if (noun === undefined) return [];
    const found = objects
      .objects(parent.group, parent.kind)
      .some(({ metadata }) => metadata.name === parent.name && metadata.namespace === parent.namespace);
    const denied = found
      ? null
      : { reason: "NoMatchingParent", message: `parent ${noun}: "${parent.name}" not found` };
    return [{ parent, listener: null, denied }];
  });
}
