import type { ClusterObject } from "../../mesh/cluster-object";
import { commonHost } from "../../mesh/hosts/common-host";
import { objectAt, objectsAt, textAt, textsAt } from "../../mesh/read-json";
import { admitsNamespace } from "../../routing/admits-namespace";
import { gatewayParents } from "../../validations/gateway-api/parent-refs";
import type { ExplainMesh } from "../explain-mesh";
import type { EdgeListener } from "./edge-listener";

const KINDS: Readonly<Record<EdgeListener["mode"], readonly string[]>> = {
  http: ["HTTPRoute", "GRPCRoute"],
  https: ["HTTPRoute", "GRPCRoute"],
  tls: ["TCPRoute"],
  passthrough: ["TLSRoute"],
  tcp: ["TCPRoute"],
};
const GROUPS = ["", "gateway.networking.k8s.io"];

/** The hostnames of a route; TCPRoutes have none, and without any all are meant. */
export function routeHostnames({ kind, data }: ClusterObject): readonly string[] {
  const written = kind === "TCPRoute" ? [] : textsAt(objectAt(data, "spec"), "hostnames");
  return written.length === 0 ? ["*"] : written;
}

function admitsKind({ listener, mode }: EdgeListener, kind: string): boolean {
  const named = objectsAt(objectAt(listener.item, "allowedRoutes"), "kinds");
  const allowed = named
    .filter((one) => GROUPS.includes(textAt(one, "group")))
    .map((one) => textAt(one, "kind"));
  return KINDS[mode].includes(kind) && (named.length === 0 || allowed.includes(kind));
}

/** Whether one of a route's parentRefs means the listener: by the Gateway, and by port and section where it names them. */
function isMeant({ gateway: { meta }, listener, port }: EdgeListener, route: ClusterObject): boolean {
  return gatewayParents(route).some(
    (parent) =>
      parent.namespace === meta.namespace &&
      parent.name === meta.name &&
      (parent.port === null || parent.port === port) &&
      (parent.sectionName === "" || parent.sectionName === listener.name),
  );
}

/**
 * Why a listener does not take a route that names its Gateway as a parent; null where it does.
 * https://gateway-api.sigs.k8s.io/concepts/api-overview/#attaching-routes-to-gateways
 */
export function listenerRefusal(
  { routing }: ExplainMesh,
  one: EdgeListener,
  route: ClusterObject,
): string | null {
  const name = `the listener ${one.listener.name}`;
  if (!isMeant(one, route)) return `its parentRefs mean another listener than ${one.listener.name}`;
  if (!routeHostnames(route).some((hostname) => commonHost(one.hostname, hostname) !== null))
    return `none of its hostnames is one of ${name}, ${one.hostname}`;
  if (!admitsNamespace(routing.snapshot, one.gateway, one.listener.item, route.meta.namespace))
    return `${name} takes no routes of the namespace ${route.meta.namespace}`;
  return admitsKind(one, route.kind) ? null : `${name} takes no ${route.kind}`;
}
