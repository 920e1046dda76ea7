import type { JsonObject } from "../../mesh/cluster-object";
import { resolveHost } from "../../mesh/hosts/resolve-host";
import { objectAt, objectsAt, textAt } from "../../mesh/read-json";
import type { Caller } from "../../routing/caller";
import type { MeshRouting } from "../../routing/mesh-routing";
import type { RouteRule } from "../../routing/route-rules";
import { findService } from "../destination/find-service";
import { percentShares } from "../percent-shares";
import type { ExplainCall, RoutedTarget } from "../routed";
import { withHeaders } from "./change-call";

/** A destination's port: its own, else the one port of its service, else the port called. */
function portOf(
  mesh: MeshRouting,
  caller: Caller,
  destination: JsonObject,
  host: string,
  called: number,
): number {
  const { number } = objectAt(destination, "port");
  if (typeof number === "number") return number;
  const seeker = { caller, namespace: caller.namespace };
  const found = findService(mesh, seeker, { host, port: called, completes: false });
  const [only, ...more] = found?.service.ports ?? [];
  return only && more.length === 0 ? only.number : called;
}

/** The full host and port that a destination of a route names. */
export function destinationOf(
  mesh: MeshRouting,
  caller: Caller,
  { namespace }: Pick<RouteRule, "namespace">,
  destination: JsonObject,
  called: number,
): Pick<RoutedTarget, "host" | "port" | "subset"> {
  const host = resolveHost(textAt(destination, "host"), namespace);
  return {
    host,
    port: portOf(mesh, caller, destination, host, called),
    subset: textAt(destination, "subset"),
  };
}

/** A single destination takes everything; of several, one without a weight takes nothing. */
function weightsOf(destinations: readonly JsonObject[]): readonly number[] {
  if (destinations.length === 1) return [1];
  return destinations.map(({ weight }) => (typeof weight === "number" ? weight : 0));
}

/**
 * Where a route sends what it takes; empty where its weights add up to nothing. `call` is the call as the route rewrites it.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination
 */
export function ruleTargets(
  mesh: MeshRouting,
  caller: Caller,
  route: RouteRule,
  call: ExplainCall,
): readonly RoutedTarget[] {
  const destinations = objectsAt(route.rule, "route");
  const percents = percentShares(weightsOf(destinations));
  return destinations.flatMap((one, index) => {
    const percent = percents[index] ?? 0;
    if (percent === 0) return [];
    const named = destinationOf(mesh, caller, route, objectAt(one, "destination"), call.port);
    return [{ ...named, percent, call: withHeaders(call, one) }];
  });
}
