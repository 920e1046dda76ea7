import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectsIn, textsIn } from "../../world/read-json";
import type { RouteDecision } from "../model/route-decision";
import { hostIndex } from "../registry/host-index";
import { ipBlock } from "../security/ip-block";
import { type RouteRule, rulesOf } from "./http-rules";
import type { RouteContext } from "./route-context";
import { routeTargets } from "./route-targets";
import { isForConnectionSource } from "./source-match";
import type { VirtualService } from "./virtual-services";

/** What a connection is addressed to: the names that may be its server name, and the addresses it may go to. */
export interface Called {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  /** The parts of a VirtualService that may route it; tls, and then tcp, where nothing is said. */
  readonly sections?: readonly ("tls" | "tcp")[];
}

/** Whether a match is for the source and port of a connection and for the addresses it may go to. */
function isFor(match: JsonObject, rule: RouteRule, context: RouteContext, { addresses }: Called): boolean {
  const subnets = textsIn(match["destinationSubnets"]);
  return (
    isForConnectionSource(match, context, rule.namespace) &&
    (subnets.length === 0 ||
      subnets.map(ipBlock).some((block) => block !== null && addresses.some((one) => block(one))))
  );
}

const matchesOf = ({ rule }: RouteRule): readonly JsonObject[] => objectsIn(rule["match"]);

function takesTls(rule: RouteRule, context: RouteContext, called: Called): boolean {
  return matchesOf(rule).some((match) => {
    const hosts = hostIndex(textsIn(match["sniHosts"]).map((host) => [host.toLowerCase(), true] as const));
    return (
      isFor(match, rule, context, called) && called.names.some((name) => hosts.matching(name).length > 0)
    );
  });
}

function takesTcp(rule: RouteRule, context: RouteContext, called: Called): boolean {
  const matches = matchesOf(rule);
  return matches.length === 0 || matches.some((match) => isFor(match, rule, context, called));
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
 * of its tcp routes that is for the port and source; null where none is.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSRoute and #TCPRoute
 */
export function connectionDecision(
  virtualService: VirtualService,
  context: RouteContext,
  called: Called,
): RouteDecision | null {
  const { sections = ["tls", "tcp"] } = called;
  const isTls = context.call.protocol === "tls" && sections.includes("tls");
  const tls = isTls ? rulesOf(virtualService, "tls") : [];
  const tcp = sections.includes("tcp") ? rulesOf(virtualService, "tcp") : [];
  const rule =
    tls.find((one) => takesTls(one, context, called)) ?? tcp.find((one) => takesTcp(one, context, called));
  return rule ? forwarded(rule, context) : null;
}
