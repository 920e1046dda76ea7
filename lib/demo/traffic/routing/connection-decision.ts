import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectsIn, textsIn } from "../../world/read-json";
import type { RouteDecision } from "../model/route-decision";
import { hostIndex } from "../registry/host-index";
import { type RouteRule, rulesOf } from "./http-rules";
import type { RouteContext } from "./route-context";
import { routeTargets } from "./route-targets";
import { isForConnectionSource } from "./source-match";
import type { VirtualService } from "./virtual-services";

const matchesOf = ({ rule }: RouteRule): readonly JsonObject[] => objectsIn(rule["match"]);

function takesTls(rule: RouteRule, context: RouteContext, names: readonly string[]): boolean {
  return matchesOf(rule).some((match) => {
    const hosts = hostIndex(textsIn(match["sniHosts"]).map((host) => [host.toLowerCase(), true] as const));
    return (
      isForConnectionSource(match, context, rule.namespace) &&
      names.some((name) => hosts.matching(name).length > 0)
    );
  });
}

function takesTcp(rule: RouteRule, context: RouteContext): boolean {
  const matches = matchesOf(rule);
  return (
    matches.length === 0 || matches.some((match) => isForConnectionSource(match, context, rule.namespace))
  );
}

function forwarded(rule: RouteRule, context: RouteContext): RouteDecision {
  const targets = routeTargets(rule, context, context.call);
  if (targets.length === 0) return { outcome: "noRoute" };
  return {
    outcome: "forward",
    route: rule.ref,
    targets,
    mirrors: [],
    timeoutMs: null,
    retries: null,
    fault: null,
  };
}

/**
 * Where a VirtualService sends a connection: TLS by the server name to the first of its tls routes, anything else to the first
 * of its tcp routes that is for the port and source; null where none is. `names` are those the server name may be given by.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSRoute and #TCPRoute
 */
export function connectionDecision(
  virtualService: VirtualService,
  context: RouteContext,
  names: readonly string[],
): RouteDecision | null {
  const isTls = context.call.protocol === "tls";
  const tls = isTls ? rulesOf(virtualService, "tls") : [];
  const rule =
    tls.find((one) => takesTls(one, context, names)) ??
    rulesOf(virtualService, "tcp").find((one) => takesTcp(one, context));
  return rule ? forwarded(rule, context) : null;
}
