import type { ClusterObject } from "../../mesh/cluster-object";
import { commonHost } from "../../mesh/hosts/common-host";
import { compareHosts, hostCovers } from "../../mesh/hosts/host-matches";
import { hostnamesOf } from "../../routing/api-routes";
import { gatewayParents, ROUTE_KINDS } from "../../validations/gateway-api/parent-refs";
import { droppedStep } from "../api-routes/dropped-step";
import { olderRouteFirst } from "../api-routes/older-route-first";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainStep } from "../explanation";
import { refOf, step } from "../step";
import type { EdgeListener } from "./edge-listener";
import type { Found } from "./found";
import { listenerRefusal } from "./listener-refusal";

/** The narrowest hostname by which a route has a host at one of the listeners; null where none takes it. */
function hostnameAt(listener: EdgeListener, route: ClusterObject, host: string): string | null {
  const [narrowest = null] = hostnamesOf(route)
    .flatMap((hostname) => commonHost(hostname, listener.hostname) ?? [])
    .filter((hostname) => route.kind === "TCPRoute" || hostCovers(hostname, host))
    .toSorted(compareHosts);
  return narrowest;
}

function attachedTo(
  mesh: ExplainMesh,
  listeners: readonly EdgeListener[],
  route: ClusterObject,
): Found<EdgeListener> {
  const named = listeners.filter(({ gateway: { meta } }) =>
    gatewayParents(route).some(({ namespace, name }) => namespace === meta.namespace && name === meta.name),
  );
  const refusals = named.map((one) => ({ one, because: listenerRefusal(mesh, one, route) }));
  const found = refusals.filter(({ because }) => because === null).map(({ one }) => one);
  if (found.length > 0) {
    const dropped = droppedStep(mesh, route, true);
    return dropped ? { found: [], steps: [dropped] } : { found, steps: [] };
  }
  const steps = refusals.map(({ because }) =>
    step({ object: refOf(route) }, "route", "skips", because ?? ""),
  );
  return { found, steps: steps.slice(0, 1) };
}

/**
 * The routes attached to listeners by the narrowest hostname that a host has, the oldest first; why others are not tried.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec
 */
export function calledRoutes(
  mesh: ExplainMesh,
  listeners: readonly EdgeListener[],
  host: string,
): Found<ClusterObject> {
  const steps: ExplainStep[] = [];
  const candidates = ROUTE_KINDS.flatMap((kind) => mesh.routing.snapshot.list(kind))
    .toSorted(olderRouteFirst)
    .flatMap((route) => {
      const attached = attachedTo(mesh, listeners, route);
      steps.push(...attached.steps);
      const hostnames = attached.found.flatMap((one) => hostnameAt(one, route, host) ?? []);
      if (attached.found.length > 0 && hostnames.length === 0)
        steps.push(
          step(
            { object: refOf(route), path: "spec.hostnames" },
            "route",
            "skips",
            `none of its hostnames is ${host}`,
          ),
        );
      return hostnames.map((hostname) => ({ route, hostname }));
    });
  const [narrowest] = candidates.map(({ hostname }) => hostname).toSorted(compareHosts);
  const found = [
    ...new Set(candidates.filter(({ hostname }) => hostname === narrowest).map(({ route }) => route)),
  ];
  const wider = new Set(candidates.map(({ route }) => route).filter((route) => !found.includes(route)));
  for (const route of wider)
    steps.push(
      step(
        { object: refOf(route), path: "spec.hostnames" },
        "route",
        "skips",
        `another route names ${narrowest ?? ""}, which is more specific`,
      ),
    );
  return { found, steps };
}
