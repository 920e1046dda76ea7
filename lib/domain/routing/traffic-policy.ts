import type { JsonObject } from "../mesh/cluster-object";
import { isJsonObject, objectAt, objectsAt, textAt } from "../mesh/read-json";
import type { RulesOfHost } from "./destination-rule-index";

/** The parts of a trafficPolicy, each from the level that decides it; absent where none does. */
export type TrafficPolicy = Readonly<Partial<Record<PolicyPart, JsonObject>>>;

export const POLICY_PARTS = [
  "loadBalancer",
  "connectionPool",
  "outlierDetection",
  "tls",
  "tunnel",
  "proxyProtocol",
  "retryBudget",
] as const;
export type PolicyPart = (typeof POLICY_PARTS)[number];

const PER_PORT: ReadonlySet<PolicyPart> = new Set([
  "loadBalancer",
  "connectionPool",
  "outlierDetection",
  "tls",
]);

function partsOf(policy: JsonObject): TrafficPolicy {
  return Object.fromEntries(
    POLICY_PARTS.flatMap((part) => (isJsonObject(policy[part]) ? [[part, objectAt(policy, part)]] : [])),
  );
}

/** A part of a later level overrides an earlier one's; settings of a port replace all parts that ports have. */
function overridden(below: TrafficPolicy, policy: JsonObject, port: number | null): TrafficPolicy {
  const own = { ...below, ...partsOf(policy) };
  const ofPort = objectsAt(policy, "portLevelSettings").find(
    (one) => port !== null && objectAt(one, "port")["number"] === port,
  );
  if (!ofPort) return own;
  const others = Object.entries(own).filter(
    ([part]) => !POLICY_PARTS.some((one) => one === part && PER_PORT.has(one)),
  );
  return { ...Object.fromEntries(others), ...partsOf(ofPort) };
}

/**
 * What a DestinationRule says of connections to a subset ("" for none) and port (null where it is not known): the rule's
 * policy, part by part overridden by the subset's, each by its settings for the port.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy
 */
export function trafficPolicy(
  rules: Pick<RulesOfHost, "trafficPolicy" | "subsets">,
  subset: string,
  port: number | null,
): TrafficPolicy {
  const whole = overridden({}, rules.trafficPolicy, port);
  const own = rules.subsets.get(subset);
  return own ? overridden(whole, objectAt(own, "trafficPolicy"), port) : whole;
}

/** The TLS mode of a policy; null where it says nothing. A tls block without a mode is DISABLE. */
export function tlsMode({ tls }: TrafficPolicy): string | null {
  return tls ? textAt(tls, "mode") || "DISABLE" : null;
}
