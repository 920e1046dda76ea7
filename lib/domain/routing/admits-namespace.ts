import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { isJsonObject, objectAt, textAt } from "../mesh/read-json";
import { selectsLabels } from "../validations/gateway-api/selects-labels";

const NAME = "kubernetes.io/metadata.name";

/**
 * Whether a listener of a Gateway lets routes of a namespace attach: those of the Gateway's own where nothing else is said;
 * by a selector that is missing, none. https://gateway-api.sigs.k8s.io/reference/spec/#routenamespaces
 */
export function admitsNamespace(
  snapshot: ClusterSnapshot,
  gateway: ClusterObject,
  listener: JsonObject,
  namespace: string,
): boolean {
  const namespaces = objectAt(objectAt(listener, "allowedRoutes"), "namespaces");
  const { selector } = namespaces;
  switch (textAt(namespaces, "from")) {
    case "All":
      return true;
    case "None":
      return false;
    case "Selector": {
      const labels = snapshot.get("Namespace", "", namespace)?.meta.labels ?? {};
      return isJsonObject(selector) && selectsLabels(selector, { ...labels, [NAME]: namespace });
    }
    default:
      return namespace === gateway.meta.namespace;
  }
}
