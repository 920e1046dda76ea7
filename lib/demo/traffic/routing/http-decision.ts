import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, objectsIn } from "../../world/read-json";
import type { RouteDecision } from "../model/route-decision";
import { durationMs } from "../registry/duration-ms";
import { changeHeaders } from "./change-headers";
import { httpMatches, takesEverything } from "./http-match";
import type { RouteRule } from "./http-rules";
import { retryPolicy } from "./retry-policy";
import { rewriteCall } from "./rewrite-call";
import type { RouteContext } from "./route-context";
import { routeFault } from "./route-fault";
import { routeMirrors, routeTargets } from "./route-targets";
import { isForHttpSource } from "./source-match";

/** A rule with one of its matches, as Envoy has it: a route of its own. */
interface HttpRoute {
  readonly rule: RouteRule;
  readonly match: JsonObject;
  readonly context: RouteContext;
}

/** The routes that rules make at a proxy and port, whatever is called. */
export function httpRoutes(rules: readonly RouteRule[], context: RouteContext): readonly HttpRoute[] {
  return rules.flatMap((rule) => {
    const matches = objectsIn(rule.rule["match"]);
    const own = matches.length > 0 ? matches : [{}];
    return own
      .filter((match) => isForHttpSource(match, context, rule.namespace))
      .map((match) => ({ rule, match, context }));
  });
}

/** The routes of a VirtualService at a gateway: what comes after one that takes everything is left out. */
export function untilCatchAll(routes: readonly HttpRoute[]): readonly HttpRoute[] {
  const last = routes.findIndex(({ match }) => takesEverything(match));
  return last < 0 ? routes : routes.slice(0, last + 1);
}

/** Routes of several VirtualServices in one: those that take everything come last. */
export const catchAllLast = (routes: readonly HttpRoute[]): readonly HttpRoute[] => [
  ...routes.filter(({ match }) => !takesEverything(match)),
  ...routes.filter(({ match }) => takesEverything(match)),
];

const DEFAULT_REDIRECT = 301;

function answered({ rule: { rule, ref } }: HttpRoute): RouteDecision | null {
  const { redirect, directResponse } = rule;
  const fault = routeFault(rule["fault"]);
  const answer = { outcome: "answer", route: ref, fault } as const;
  if (isObject(redirect)) {
    const code = redirect["redirectCode"];
    return {
      ...answer,
      code: typeof code === "number" && code > 0 ? code : DEFAULT_REDIRECT,
      details: "redirect",
    };
  }
  const status = jsonAt(directResponse, "status");
  return typeof status === "number" ? { ...answer, code: status, details: "direct_response" } : null;
}

function forwarded({ rule, match, context }: HttpRoute): RouteDecision {
  const { world, call } = context;
  const sent = changeHeaders(rewriteCall(call, rule.rule, match), rule.rule["headers"]);
  const targets = routeTargets(rule, context, sent);
  const timeoutMs = durationMs(rule.rule["timeout"]);
  if (targets.length === 0) return { outcome: "noRoute" };
  return {
    outcome: "forward",
    route: rule.ref,
    targets,
    mirrors: routeMirrors(rule, context, sent),
    timeoutMs: timeoutMs !== null && timeoutMs > 0 ? timeoutMs : null,
    retries: retryPolicy(world, rule.rule["retries"]),
    fault: routeFault(rule.rule["fault"]),
  };
}

/**
 * What the first route that takes a call does with it; without one 404.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute
 */
export function httpDecision(routes: readonly HttpRoute[]): RouteDecision {
  const route = routes.find(({ match, context }) => httpMatches(match, context));
  if (!route) return { outcome: "noRoute" };
  return answered(route) ?? forwarded(route);
}
