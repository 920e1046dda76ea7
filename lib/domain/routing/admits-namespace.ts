import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { isJsonObject, objectAt, objectsAt, textAt, textMapAt } from "../mesh/read-json";
import { selectsLabels } from "../validations/gateway-api/selects-labels";

const NAME = "kubernetes.io/metadata.name";

/** What a selector asks of a namespace's name: of one that may not be read nothing else is known. */
function byName(selector: JsonObject): JsonObject {
  const { [NAME]: name } = textMapAt(selector, "matchLabels");
  return {
    matchLabels: name === undefined ? {} : { [NAME]: name },
    matchExpressions: objectsAt(selector, "matchExpressions").filter((one) => textAt(one, "key") === NAME),
  };
}

/**
 * Whether a listener of a Gateway lets routes of a namespace attach: those of the Gateway's own where nothing else is said;
 * by a selector that is missing, none. A namespace that may not be read is taken to have the labels that are asked for.
 * https://gateway-api.sigs.k8s.io/reference/spec/#routenamespaces
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
      if (!isJsonObject(selector)) return false;
      const known = snapshot.get("Namespace", "", namespace);
      return selectsLabels(known ? selector : byName(selector), { ...known?.meta.labels, [NAME]: namespace });
    }
    default:
      return namespace === gateway.meta.namespace;
  }
}
