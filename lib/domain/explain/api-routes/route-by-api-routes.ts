import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import { objectAt, objectsAt } from "../../mesh/read-json";
import type { Caller } from "../../routing/caller";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainCall, Routed } from "../routed";
import { refOf, step } from "../step";
import { unreadSteps } from "../unread-steps";
import { apiMatchMiss } from "./api-match";
import { orderedRules, type OrderedRule } from "./ordered-rules";
import { routeByRule } from "./route-by-rule";
import { weightedBackends } from "./weighted-backends";

/** The Gateway API routes that a proxy tries. */
interface ApiRoutesContext {
  /** The proxy; at gateways backends of other namespaces need a ReferenceGrant. */
  readonly caller: Caller;
  /** The oldest first. */
  readonly routes: readonly ClusterObject[];
}

/** More rules than a person reads. */
const MOST_TOLD = 100;

const place = ({ route, matchPath }: OrderedRule): { object: ReturnType<typeof refOf>; path: string } => ({
  object: refOf(route),
  path: matchPath,
});

function byRules(mesh: ExplainMesh, { caller, routes }: ApiRoutesContext, call: ExplainCall): Routed {
  const passed = routes.flatMap((route) => unreadSteps(route, ["rules"]));
  for (const one of orderedRules(routes)) {
    const miss = one.match && apiMatchMiss(one.match, call);
    if (miss === null) {
      const routed = routeByRule(mesh, one, call, caller.dataPlane === "gateway");
      return {
        ...routed,
        steps: [...passed, step(place(one), "route", "takes", "every condition holds"), ...routed.steps],
      };
    }
    if (passed.length < MOST_TOLD) passed.push(step(place(one), "route", "skips", miss));
  }
  const none = step({ object: null }, "route", "refuses", "no rule takes the request: the proxy answers 404");
  return { kind: "error", code: 404, fault: null, steps: [...passed, none] };
}

/** The first rule of the oldest TCPRoute or TLSRoute takes every connection. https://gateway-api.sigs.k8s.io/guides/tcp/ */
function connection(
  mesh: ExplainMesh,
  { caller }: ApiRoutesContext,
  route: ClusterObject,
  call: ExplainCall,
): Routed {
  const [rule = {} satisfies JsonObject] = objectsAt(objectAt(route.data, "spec"), "rules");
  const at = { object: refOf(route), path: "spec.rules[0]" };
  const of = { route, rule, path: at.path, atGateway: caller.dataPlane === "gateway" };
  const { targets, steps } = weightedBackends(mesh, of, () => call);
  const takes = step(
    at,
    "route",
    "takes",
    `it takes every connection of this ${call.protocol === "tls" ? "name" : "port"}`,
  );
  if (targets.some(({ answered }) => answered === undefined))
    return {
      kind: "forward",
      targets,
      timeoutMs: null,
      retries: null,
      fault: null,
      steps: [takes, ...steps],
    };
  const closed = step(at, "route", "refuses", "it has no backend that can be used: connections are closed");
  return { kind: "error", code: 503, fault: null, steps: [takes, ...steps, closed] };
}

/**
 * What Gateway API routes do with a call; null where none of them routes its protocol.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec
 */
export function routeByApiRoutes(
  mesh: ExplainMesh,
  context: ApiRoutesContext,
  call: ExplainCall,
): Routed | null {
  const isHttp = call.protocol === "http" || call.protocol === "grpc";
  const wanted = isHttp ? ["HTTPRoute", "GRPCRoute"] : ["TLSRoute", "TCPRoute"];
  const routes = context.routes.filter(({ kind }) => wanted.includes(kind));
  const [first] = routes;
  if (!first) return null;
  return isHttp ? byRules(mesh, { ...context, routes }, call) : connection(mesh, context, first, call);
}
