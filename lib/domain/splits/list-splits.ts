import type { ObservedMesh } from "../routing/observed-mesh";
import { meshRouting } from "../routing/mesh-routing";
import { apiRouteSplits } from "./api-route-splits";
import type { SplitRoute } from "./split-route";
import type { TrafficSplit } from "./traffic-split";
import { virtualServiceSplits } from "./virtual-service-splits";

function splitOf(route: SplitRoute): TrafficSplit {
  const total = route.destinations.reduce((sum, { weight }) => sum + weight, 0);
  const { object, routeName, host, gateways, protocol, condition } = route;
  return {
    object,
    route: route.route,
    routeName,
    host,
    gateways,
    protocol,
    condition,
    destinations: route.destinations.map(({ host: to, subset, port, weight }) => ({
      host: to,
      ...(subset === "" ? {} : { subset }),
      ...(port === null ? {} : { port }),
      weight,
      configuredShare: total > 0 ? weight / total : 0,
      observedShare: null,
      requestsPerSecond: 0,
      successRate: null,
      comparable: false,
      workloads: [],
    })),
    verdict: "cannotTell",
    notes: [],
  };
}

/** Every route of the visible namespaces that divides requests among several destinations, one for each of its hosts. */
export function listSplits(mesh: ObservedMesh): readonly TrafficSplit[] {
  const routing = meshRouting(mesh.snapshot, mesh.rootNamespace, mesh.allowAny);
  return [...virtualServiceSplits(routing), ...apiRouteSplits(routing)]
    .filter(({ object }) => mesh.visible.has(object.namespace))
    .map(splitOf);
}
