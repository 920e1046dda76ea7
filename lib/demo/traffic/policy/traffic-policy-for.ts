import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, textMap } from "../../world/read-json";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import type { HashKey, TrafficPolicy } from "../model/traffic-policy";
import { durationMs } from "../registry/duration-ms";
import { findService, type FoundService } from "../registry/find-service";
import { destinationRuleFor } from "./destination-rule-for";
import { type PolicyParts, policyLevels } from "./policy-levels";

const TLS_MODES: ReadonlyMap<unknown, TrafficPolicy["tls"]> = new Map([
  ["SIMPLE", "SIMPLE"],
  ["MUTUAL", "MUTUAL"],
  ["ISTIO_MUTUAL", "ISTIO_MUTUAL"],
]);
const LOAD_BALANCERS: ReadonlyMap<unknown, TrafficPolicy["loadBalancing"]> = new Map([
  ["ROUND_ROBIN", "roundRobin"],
  ["RANDOM", "random"],
  ["PASSTHROUGH", "passthrough"],
]);
/** What Envoy counts and does where outlierDetection leaves it open. */
const OUTLIER_DEFAULTS = { consecutive5xx: 5, intervalMs: 10_000, baseEjectionMs: 30_000, maxPercent: 10 };

/** A limit that is absent or 0 is none. */
function limit(value: Json | undefined): number | null {
  return typeof value === "number" && value > 0 ? value : null;
}

/** A count that may be 0, which switches it off. */
const countOr = (value: Json | undefined, absent: number): number =>
  typeof value === "number" && value >= 0 ? value : absent;

function outlierOf(detection: Json | undefined): TrafficPolicy["outlier"] {
  if (!isObject(detection)) return null;
  return {
    consecutive5xx: countOr(detection["consecutive5xxErrors"], OUTLIER_DEFAULTS.consecutive5xx),
    consecutiveGatewayErrors: countOr(detection["consecutiveGatewayErrors"], 0),
    intervalMs: durationMs(detection["interval"]) ?? OUTLIER_DEFAULTS.intervalMs,
    baseEjectionMs: durationMs(detection["baseEjectionTime"]) ?? OUTLIER_DEFAULTS.baseEjectionMs,
    maxEjectionPercent: Math.min(100, limit(detection["maxEjectionPercent"]) ?? OUTLIER_DEFAULTS.maxPercent),
  };
}

/** https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB */
function hashKeyOf(hash: JsonObject): HashKey {
  const header = hash["httpHeaderName"];
  if (typeof header === "string") return { of: "header", name: header.toLowerCase() };
  const parameter = hash["httpQueryParameterName"];
  if (typeof parameter === "string") return { of: "queryParameter", name: parameter };
  return { of: hash["useSourceIp"] === true ? "sourceIp" : "cookie" };
}

function loadBalancingOf(loadBalancer: Json | undefined): Pick<TrafficPolicy, "loadBalancing" | "hashKey"> {
  const hash = jsonAt(loadBalancer, "consistentHash");
  if (isObject(hash)) return { loadBalancing: "consistentHash", hashKey: hashKeyOf(hash) };
  return { loadBalancing: LOAD_BALANCERS.get(jsonAt(loadBalancer, "simple")) ?? "leastRequest" };
}

/** A tls block without a mode is DISABLE, the first of its values. */
const tlsOf = (tls: Json | undefined): TrafficPolicy["tls"] =>
  isObject(tls) ? (TLS_MODES.get(tls["mode"]) ?? "DISABLE") : null;

function settings(
  parts: PolicyParts,
): Pick<TrafficPolicy, "tls" | "connectionPool" | "outlier" | "loadBalancing" | "hashKey"> {
  const pool = parts.connectionPool;
  return {
    tls: tlsOf(parts.tls),
    connectionPool: {
      maxConnections: limit(jsonAt(pool, "tcp", "maxConnections")),
      maxPendingRequests: limit(jsonAt(pool, "http", "http1MaxPendingRequests")),
      maxRequests: limit(jsonAt(pool, "http", "http2MaxRequests")),
    },
    outlier: outlierOf(parts.outlierDetection),
    ...loadBalancingOf(parts.loadBalancer),
  };
}

/** What a rule's policies, the less specific first, say for a port. */
const policyOf = (
  rule: string,
  policies: readonly (Json | undefined)[],
  port: number,
): Omit<TrafficPolicy, "subset" | "subsetLabels"> => ({
  rule,
  ...settings(policyLevels(policies.filter(isObject), port)),
});

const NO_LABELS: ReadonlyMap<string, string> = new Map();
const NO_RULE = { subsetLabels: NO_LABELS, ...policyOf("", [], 0) };

/**
 * A sidecar sends what is addressed to a headless Service to the pod that its caller picked, so that nothing is balanced and no
 * subset narrows it. https://github.com/istio/istio/pull/17655
 */
function ofPickedPod(policy: TrafficPolicy, client: PodGroup, { service }: FoundService): TrafficPolicy {
  if (client.end.dataPlane !== "sidecar" || !service.headless) return policy;
  return { ...policy, subsetLabels: NO_LABELS, loadBalancing: "passthrough" };
}

/**
 * What a client's DestinationRule says of its connections to a host, port and subset: the rule's policy, overridden by the
 * subset's, each by its settings for the port. A client without an Envoy of its own has none.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/
 */
export function trafficPolicyFor(
  world: MeshWorld,
  client: PodGroup,
  target: { readonly host: string; readonly port: number; readonly subset: string },
): TrafficPolicy {
  const unruled = { ...NO_RULE, subset: target.subset === "" ? "whole" : "missing" } as const;
  if (client.end.dataPlane === "none" || client.end.dataPlane === "ztunnel") return unruled;
  const found = findService(world, client, target);
  const rule = found && destinationRuleFor(world, client, found.service);
  if (!rule) return unruled;
  const { trafficPolicy } = rule;
  if (target.subset === "")
    return ofPickedPod({ ...unruled, ...policyOf(rule.ref, [trafficPolicy], target.port) }, client, found);
  const subset = rule.subsets.get(target.subset);
  const policy = {
    subset: subset ? "found" : "missing",
    subsetLabels: textMap(subset?.["labels"]),
    ...policyOf(rule.ref, [trafficPolicy, subset?.["trafficPolicy"]], target.port),
  } as const;
  return ofPickedPod(policy, client, found);
}
