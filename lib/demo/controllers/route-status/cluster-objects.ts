import type { RouteObjects } from "../../traffic/gateway-api/route-objects";
import type { ObjectsView } from "../../world/objects-view";
import { textMap } from "../../world/read-json";

/** A controller's view as routes are read from it. */
export function clusterObjects(view: ObjectsView): RouteObjects {
  const namespaces = new Map(view.list("", "Namespace").map((one) => [one.metadata.name, one]));
  return {
    objects: (group, kind) => view.list(group, kind),
    namespaceLabels: (name) => textMap(namespaces.get(name)?.metadata.labels),
  };
}

/** Whether the mesh has an ambient data plane: only then istiod writes what concerns waypoints and ztunnel. */
export const isAmbient = (view: ObjectsView): boolean =>
  view.list("apps", "DaemonSet").some(({ metadata }) => metadata.name === "ztunnel");
