import type { JsonObject } from "../mesh/cluster-object";
import { serviceHost } from "../mesh/hosts/resolve-host";
import { textAt } from "../mesh/read-json";

/**
 * The full host that a backendRef of a route in a namespace means: that of a Service, or the one a `Hostname` names; of a
 * backend of another kind its kind and name. https://gateway-api.sigs.k8s.io/reference/spec/#backendref and
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/
 */
export function backendHost(ref: JsonObject, routeNamespace: string): string {
  const namespace = textAt(ref, "namespace") || routeNamespace;
  const name = textAt(ref, "name");
  const kind = textAt(ref, "kind") || "Service";
  if (kind === "Service") return serviceHost(namespace, name);
  return kind === "Hostname" ? name.toLowerCase() : `${kind} ${namespace}/${name}`;
}
