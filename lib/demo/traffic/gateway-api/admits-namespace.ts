import { jsonAt } from "../../world/read-json";
import type { Listener } from "./listeners-of";
import type { RouteObjects } from "./route-objects";
import { selectsLabels } from "./selects-labels";

/**
 * Whether routes of a namespace may be attached to a listener: those of its own namespace where nothing else is said.
 * https://gateway-api.sigs.k8s.io/reference/spec/#routenamespaces
 */
export function admitsNamespace(objects: RouteObjects, listener: Listener, namespace: string): boolean {
  const namespaces = jsonAt(listener.written, "allowedRoutes", "namespaces");
  switch (jsonAt(namespaces, "from")) {
    case "All":
      return true;
    case "None":
      return false;
    case "Selector": {
      const labels = new Map(objects.namespaceLabels(namespace));
      labels.set("kubernetes.io/metadata.name", namespace);
      return selectsLabels(jsonAt(namespaces, "selector"), labels);
    }
    default:
      return namespace === (listener.gateway.metadata.namespace ?? "");
  }
}
