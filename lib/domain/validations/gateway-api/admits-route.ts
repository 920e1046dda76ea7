import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { hostMatches } from "@/lib/domain/mesh/hosts/host-matches";
import { objectAt, objectsAt, textAt, textsAt } from "@/lib/domain/mesh/read-json";
import type { MeshView } from "../mesh-view";
import { namespaceLabels } from "../workloads-of";
import type { Listener } from "./listeners-of";
import { selectsLabels } from "./selects-labels";

const KINDS_OF: Readonly<Record<string, readonly string[]>> = {
  HTTP: ["HTTPRoute", "GRPCRoute"],
  HTTPS: ["HTTPRoute", "GRPCRoute"],
  TLS: ["TLSRoute", "TCPRoute"],
  TCP: ["TCPRoute"],
  UDP: ["UDPRoute"],
};

/** Whether a listener lets routes of a namespace attach: those of its own by default. */
function admitsNamespace(
  listener: Listener,
  gateway: ClusterObject,
  namespace: string,
  mesh: MeshView,
): boolean {
  const namespaces = objectAt(objectAt(listener.item, "allowedRoutes"), "namespaces");
  switch (textAt(namespaces, "from")) {
    case "All":
      return true;
    case "Selector":
      return (
        !mesh.knows("Namespace") ||
        selectsLabels(objectAt(namespaces, "selector"), namespaceLabels(mesh, namespace))
      );
    case "None":
      return false;
    default:
      return namespace === gateway.meta.namespace;
  }
}

function admitsKind(listener: Listener, kind: string): boolean {
  const named = objectsAt(objectAt(listener.item, "allowedRoutes"), "kinds").map((one) =>
    textAt(one, "kind"),
  );
  const ofProtocol = KINDS_OF[listener.protocol];
  return named.length > 0 ? named.includes(kind) : ofProtocol === undefined || ofProtocol.includes(kind);
}

function sharesHostname(listener: Listener, route: ClusterObject): boolean {
  const hostnames = textsAt(objectAt(route.data, "spec"), "hostnames");
  if (listener.hostname === "" || hostnames.length === 0) return true;
  return hostnames.some((hostname) => hostMatches(listener.hostname, hostname));
}

/**
 * Why a listener does not take a route: of its namespace, its kind or its hostnames; null where it takes it.
 * https://gateway-api.sigs.k8s.io/reference/spec/#allowedroutes
 */
export function refusalOf(
  listener: Listener,
  gateway: ClusterObject,
  route: ClusterObject,
  mesh: MeshView,
): "namespace" | "kind" | "hostname" | null {
  if (!admitsNamespace(listener, gateway, route.meta.namespace, mesh)) return "namespace";
  if (!admitsKind(listener, route.kind)) return "kind";
  return sharesHostname(listener, route) ? null : "hostname";
}
