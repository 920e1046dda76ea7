import type { JsonObject } from "../../mesh/cluster-object";
import { hostCovers } from "../../mesh/hosts/host-matches";
import { objectsAt, textsAt } from "../../mesh/read-json";
import type { MeshRouting } from "../../routing/mesh-routing";
import type { RouteRule } from "../../routing/route-rules";
import type { ExplainStep } from "../explanation";
import { quoted, quotedAny } from "../quoted";
import type { ExplainCall, Routed } from "../routed";
import { someOf } from "../../mesh/some-of";
import { step } from "../step";
import type { RouteContext } from "./route-context";
import { ruleTargets } from "./rule-targets";
import { sourceMiss } from "./source-miss";
import { withinSubnet } from "./within-subnet";

function subnetMiss(match: JsonObject, { addresses = [] }: RouteContext): string | null {
  const subnets = textsAt(match, "destinationSubnets");
  if (subnets.length === 0 || addresses.some((one) => subnets.some((subnet) => withinSubnet(one, subnet))))
    return null;
  const had =
    addresses.length === 0 ? "the service has no address" : `the service is at ${someOf(addresses)}`;
  return `${had}, it asks for ${someOf(subnets, { word: "or" })}`;
}

function serverNameMiss(
  match: JsonObject,
  { names = [] }: RouteContext,
  { host }: ExplainCall,
): string | null {
  const asked = textsAt(match, "sniHosts");
  const had = [host, ...names];
  if (asked.some((pattern) => had.some((name) => hostCovers(pattern, name)))) return null;
  const wanted = asked.length === 0 ? "none" : quotedAny(asked);
  return `the server name is ${quoted(host)}, it asks for ${wanted}`;
}

function matchMiss(
  match: JsonObject,
  route: RouteRule,
  context: RouteContext,
  call: ExplainCall,
): string | null {
  return (
    sourceMiss(match, context, call, route) ??
    subnetMiss(match, context) ??
    (route.section === "tls" ? serverNameMiss(match, context, call) : null)
  );
}

/** Why a route does not take a connection; a TLS route without a match takes none. */
function missesOf(route: RouteRule, context: RouteContext, call: ExplainCall): readonly ExplainStep[] | null {
  const matches = objectsAt(route.rule, "match");
  if (matches.length === 0)
    return route.section === "tcp" ? null : [step(route, "route", "skips", "it asks for no server name")];
  const misses: ExplainStep[] = [];
  for (const [index, match] of matches.entries()) {
    const miss = matchMiss(match, route, context, call);
    if (miss === null) return null;
    misses.push(
      step({ object: route.object, path: `${route.path}.match[${index}]` }, "route", "skips", miss),
    );
  }
  return misses;
}

/**
 * Where a connection is sent: TLS by its server name by the first tls route, anything else by the first tcp route that is for
 * the port and source; unrouted where none is.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSRoute and #TCPRoute
 */
export function routeConnection(
  mesh: MeshRouting,
  rules: readonly RouteRule[],
  context: RouteContext,
  call: ExplainCall,
): Routed {
  const skipped: ExplainStep[] = [];
  const sections = call.protocol === "tls" ? ["tls", "tcp"] : ["tcp"];
  for (const route of sections.flatMap((section) => rules.filter((one) => one.section === section))) {
    const misses = missesOf(route, context, call);
    if (misses) {
      skipped.push(...misses);
      continue;
    }
    const takes = step(route, "route", "takes", "the connection is as it asks");
    const targets = ruleTargets(mesh, context.caller, route, call);
    const steps = [...skipped, takes];
    if (targets.length > 0)
      return { kind: "forward", targets, timeoutMs: null, retries: null, fault: null, steps };
    const none = step(route, "route", "refuses", "it sends to no destination with a weight");
    return { kind: "error", code: 404, fault: null, steps: [...steps, none] };
  }
  return { kind: "unrouted", fault: null, steps: skipped };
}
