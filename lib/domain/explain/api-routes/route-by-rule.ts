import type { JsonObject } from "../../mesh/cluster-object";
import { isJsonObject, objectAt, objectsAt, textAt } from "../../mesh/read-json";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainCall, Routed } from "../routed";
import { refOf, step } from "../step";
import { applyFilters, modifiedPath } from "./apply-filters";
import { filterSteps } from "./filter-steps";
import type { OrderedRule } from "./ordered-rules";
import { ruleTiming } from "./rule-timing";
import { weightedBackends, type RuleOfRoute } from "./weighted-backends";

const REDIRECT_CODE = 302;

/** Where a redirect sends its caller; what it does not name stays as it was. */
function locationOf(redirect: JsonObject, call: ExplainCall, match: OrderedRule["match"]): string {
  const { port } = redirect;
  const [path = "", ...query] = call.path.split("?");
  const to = isJsonObject(redirect["path"]) ? modifiedPath(path, objectAt(redirect, "path"), match) : path;
  const scheme = textAt(redirect, "scheme");
  const authority = `${textAt(redirect, "hostname") || call.host}${typeof port === "number" ? `:${port}` : ""}`;
  return `${scheme === "" ? "" : `${scheme}:`}//${authority}${[to, ...query].join("?")}`;
}

function redirected(
  { route, path, match }: OrderedRule,
  call: ExplainCall,
  redirect: JsonObject,
  index: number,
): Routed {
  const { statusCode } = redirect;
  const code = typeof statusCode === "number" ? statusCode : REDIRECT_CODE;
  const said = `it answers ${code} with the location ${locationOf(redirect, call, match)}`;
  const place = { object: refOf(route), path: `${path}.filters[${index}]` };
  return { kind: "redirect", code, fault: null, steps: [step(place, "route", "takes", said)] };
}

/**
 * What a rule does with a request that it takes: redirects it, sends it on by weight, or answers 500 where it has no backend
 * that can be used. https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function routeByRule(
  mesh: ExplainMesh,
  one: OrderedRule,
  call: ExplainCall,
  atGateway: boolean,
): Routed {
  const { route, rule, path, match } = one;
  const filters = objectsAt(rule, "filters");
  const at = filters.findIndex((filter) => textAt(filter, "type") === "RequestRedirect");
  const redirect = filters[at];
  if (redirect) return redirected(one, call, objectAt(redirect, "requestRedirect"), at);
  const of: RuleOfRoute = { route, rule, path, atGateway };
  const sent = applyFilters(call, rule, match);
  const { targets, steps } = weightedBackends(mesh, of, (ref) => applyFilters(sent, ref, match));
  const failed = (because: string): Routed => ({
    kind: "error",
    code: 500,
    fault: null,
    steps: [...steps, step({ object: refOf(route), path }, "route", "refuses", because)],
  });
  if (targets.length === 0) return failed("the rule has no backend with a weight: it answers 500");
  if (targets.every(({ answered }) => answered !== undefined))
    return failed("the rule has no backend that can be used: it answers 500");
  const changed = filterSteps(mesh, of, call, sent);
  return { kind: "forward", targets, fault: null, ...ruleTiming(rule), steps: [...changed, ...steps] };
}
