import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { commonHost } from "../mesh/hosts/common-host";
import { objectAt, objectsAt, textAt } from "../mesh/read-json";
import { gatewayParents } from "../validations/gateway-api/parent-refs";
import { admitsNamespace } from "./admits-namespace";
import { hostnamesOf } from "./api-routes";

/** What stands between a route and a listener: the route's parentRefs, its hostnames, its namespace or its kind. */
type AttachmentRefusal = "parent" | "hostname" | "namespace" | "kind";

const GROUPS = ["", "gateway.networking.k8s.io"];
const OF_REQUESTS = ["HTTPRoute", "GRPCRoute"];
const OF_CONNECTIONS = ["TCPRoute"];
const KINDS: Readonly<Record<string, readonly string[]>> = {
  HTTP: OF_REQUESTS,
  HTTPS: OF_REQUESTS,
  TLS: OF_CONNECTIONS,
  TCP: OF_CONNECTIONS,
};

/** https://gateway-api.sigs.k8s.io/reference/spec/#protocoltype */
function kindsOf(listener: JsonObject): readonly string[] {
  const protocol = textAt(listener, "protocol");
  if (protocol === "TLS" && textAt(objectAt(listener, "tls"), "mode") === "Passthrough") return ["TLSRoute"];
  return KINDS[protocol] ?? [];
}

function admitsKind(listener: JsonObject, kind: string): boolean {
  const named = objectsAt(objectAt(listener, "allowedRoutes"), "kinds");
  const allowed = named
    .filter((one) => GROUPS.includes(textAt(one, "group")))
    .map((one) => textAt(one, "kind"));
  return kindsOf(listener).includes(kind) && (named.length === 0 || allowed.includes(kind));
}

/** Whether one of a route's parentRefs means the listener: by the Gateway, and by port and section where it names them. */
function isMeant({ meta }: ClusterObject, listener: JsonObject, route: ClusterObject): boolean {
  return gatewayParents(route).some(
    (parent) =>
      parent.namespace === meta.namespace &&
      parent.name === meta.name &&
      (parent.port === null || parent.port === listener["port"]) &&
      (parent.sectionName === "" || parent.sectionName === textAt(listener, "name")),
  );
}

/** The hosts by which a route has requests of a listener, the narrower of both; empty where they have none in common. */
export function attachedHosts(listener: JsonObject, route: ClusterObject): readonly string[] {
  const own = textAt(listener, "hostname") || "*";
  return [...new Set(hostnamesOf(route).flatMap((hostname) => commonHost(own, hostname) ?? []))];
}

/**
 * Why a listener of a Gateway does not take a route; null where the route is attached to it.
 * https://gateway-api.sigs.k8s.io/concepts/api-overview/#attaching-routes-to-gateways
 */
export function attachmentRefusal(
  snapshot: ClusterSnapshot,
  gateway: ClusterObject,
  listener: JsonObject,
  route: ClusterObject,
): AttachmentRefusal | null {
  if (!isMeant(gateway, listener, route)) return "parent";
  if (attachedHosts(listener, route).length === 0) return "hostname";
  if (!admitsNamespace(snapshot, gateway, listener, route.meta.namespace)) return "namespace";
  return admitsKind(listener, route.kind) ? null : "kind";
}
