import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { Call } from "../model/call";
import type { RouteMirror, RouteTarget } from "../model/route-decision";
import { absoluteHost, findService } from "../registry/find-service";
import { fullHost } from "../registry/full-host";
import { changeHeaders } from "./change-headers";
import type { RouteRule } from "./http-rules";
import type { RouteContext } from "./route-context";

type Target = Omit<RouteTarget, "share">;

/** A destination's port: its own, else the one port of its service, else the port called. */
function portOf(destination: Json | undefined, host: string, { world, proxy, port }: RouteContext): number {
  const number = jsonAt(destination, "port", "number");
  if (typeof number === "number") return number;
  const ports = findService(world, proxy, { host, port })?.service.ports ?? [];
  return ports.length === 1 ? (ports[0]?.number ?? port) : port;
}

function targetOf(destination: Json | undefined, rule: RouteRule, context: RouteContext, call: Call): Target {
  const host = absoluteHost(
    context.world,
    context.proxy,
    fullHost(textOr(jsonAt(destination, "host")), rule.namespace),
  );
  return {
    host,
    port: portOf(destination, host, context),
    subset: textOr(jsonAt(destination, "subset")),
    call,
  };
}

/** The weights of destinations: a single one takes all, of several one without a weight takes nothing. */
function weightsOf(destinations: readonly JsonObject[]): readonly number[] {
  if (destinations.length === 1) return [1];
  return destinations.map(({ weight }) => (typeof weight === "number" && weight > 0 ? weight : 0));
}

/**
 * Where a rule sends what it takes, by weight; empty where its weights add up to nothing. `call` is the call as the rule
 * rewrites it, before what its destinations change.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination
 */
export function routeTargets(rule: RouteRule, context: RouteContext, call: Call): readonly RouteTarget[] {
  const destinations = objectsIn(rule.rule["route"]);
  const weights = weightsOf(destinations);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return destinations.flatMap((one, index) => {
    const share = total > 0 ? (weights[index] ?? 0) / total : 0;
    if (!(share > 0)) return [];
    const sent = changeHeaders(call, one["headers"]);
    return [{ ...targetOf(one["destination"], rule, context, sent), share }];
  });
}

/** A share in percent; absent everything, except that a number in an older field is read in its stead. */
function mirrorShare(percentage: Json | undefined, percent: Json | undefined): number {
  const value = jsonAt(percentage, "value");
  if (percentage !== undefined && percentage !== null)
    return typeof value === "number" ? Math.min(1, Math.max(0, value / 100)) : 0;
  return typeof percent === "number" ? Math.min(1, Math.max(0, percent / 100)) : 1;
}

/**
 * Where a rule sends copies of what it takes.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMirrorPolicy
 */
export function routeMirrors(rule: RouteRule, context: RouteContext, call: Call): readonly RouteMirror[] {
  const { mirror, mirrorPercentage, mirrorPercent, mirrors } = rule.rule;
  const single = objectsIn([mirror ?? null]).map((destination) => ({
    destination,
    share: mirrorShare(mirrorPercentage, mirrorPercent),
  }));
  const several = objectsIn(mirrors).map((one) => ({
    destination: one["destination"],
    share: mirrorShare(one["percentage"], undefined),
  }));
  return [...single, ...several]
    .filter(({ share }) => share > 0)
    .map(({ destination, share }) => ({ target: targetOf(destination, rule, context, call), share }));
}
