import type { JsonObject } from "../../mesh/cluster-object";
import { objectsAt } from "../../mesh/read-json";
import type { MeshRouting } from "../../routing/mesh-routing";
import type { RouteRule } from "../../routing/route-rules";
import type { ExplainStep } from "../explanation";
import type { ExplainCall, Routed } from "../routed";
import { step } from "../step";
import { rewritten, withHeaders } from "./change-call";
import { durationMs } from "./duration-ms";
import { faultOf } from "./fault-of";
import { httpAnswer } from "./http-answer";
import { requestMiss } from "./request-miss";
import { retriesOf } from "./retries-of";
import { changeSteps, faultSteps } from "./route-changes";
import type { RouteContext } from "./route-context";
import { ruleTargets } from "./rule-targets";
import { sourceMiss } from "./source-miss";

interface Tried {
  readonly route: RouteRule;
  readonly match: JsonObject;
  /** `spec.http[0].match[1]` */
  readonly path: string;
}

function triedOf(route: RouteRule): readonly Tried[] {
  const matches = objectsAt(route.rule, "match");
  if (matches.length === 0) return [{ route, match: {}, path: route.path }];
  return matches.map((match, index) => ({ route, match, path: `${route.path}.match[${index}]` }));
}

function forwarded(
  mesh: MeshRouting,
  { route, match }: Tried,
  context: RouteContext,
  call: ExplainCall,
  steps: readonly ExplainStep[],
): Routed {
  const { rule } = route;
  const fault = faultOf(rule);
  const changed = rewritten(call, rule, match);
  const sent = withHeaders(changed.call, rule);
  const targets = ruleTargets(mesh, context.caller, route, sent);
  if (targets.length === 0) {
    const none = step(route, "route", "refuses", "it sends to no destination with a weight: 404");
    return { kind: "error", code: 404, fault: null, steps: [...steps, none] };
  }
  const timeout = durationMs(rule["timeout"]);
  const timeoutMs = timeout !== null && timeout > 0 ? timeout : null;
  const retries = retriesOf(rule["retries"]);
  const changes = changeSteps(
    route,
    { before: call, after: sent, unknown: changed.unknown },
    { timeoutMs, retries },
  );
  return {
    kind: "forward",
    targets,
    timeoutMs,
    retries,
    fault,
    steps: [...steps, ...faultSteps(route, fault), ...changes],
  };
}

function taken(mesh: MeshRouting, tried: Tried, context: RouteContext, call: ExplainCall): Routed {
  const { route, path } = tried;
  const because = path === route.path ? "it takes every request" : "the request is as it asks";
  const takes = step({ object: route.object, path }, "route", "takes", because);
  const answer = httpAnswer(route, call, context);
  if (!answer) return forwarded(mesh, tried, context, call, [takes]);
  const fault = faultOf(route.rule);
  const where = { object: route.object, path: `${route.path}.${answer.field}` };
  const steps = [takes, ...faultSteps(route, fault), step(where, "route", "takes", answer.because)];
  return { kind: answer.kind, code: answer.code, fault, steps };
}

/**
 * What the first HTTP route that takes a request does with it; 404 where none does, unrouted where none of them is for the
 * caller, the gateway and the port at all.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute
 */
export function routeHttp(
  mesh: MeshRouting,
  rules: readonly RouteRule[],
  context: RouteContext,
  call: ExplainCall,
): Routed {
  const skipped: ExplainStep[] = [];
  let concerned = false;
  for (const tried of rules.flatMap(triedOf)) {
    const { route, match, path } = tried;
    const ofSource = sourceMiss(match, context, call, route);
    concerned ||= ofSource === null;
    const miss = ofSource ?? requestMiss(match, context, call);
    if (miss === null) {
      const routed = taken(mesh, tried, context, call);
      return { ...routed, steps: [...skipped, ...routed.steps] };
    }
    skipped.push(step({ object: route.object, path }, "route", "skips", miss));
  }
  if (!concerned) return { kind: "unrouted", fault: null, steps: skipped };
  const none = step(
    { object: null },
    "route",
    "refuses",
    "no route takes the request: the proxy answers 404",
  );
  return { kind: "error", code: 404, fault: null, steps: [...skipped, none] };
}
