import type { JsonObject } from "../../mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "../../mesh/read-json";
import type { RulesOfHost } from "../../routing/destination-rule-index";
import { trafficPolicy } from "../../routing/traffic-policy";
import type { ExplainStep } from "../explanation";
import { refOf, step } from "../step";

const LIMITS: readonly (readonly [group: string, field: string, of: string])[] = [
  ["tcp", "maxConnections", "connections"],
  ["http", "http1MaxPendingRequests", "waiting requests"],
  ["http", "http2MaxRequests", "requests at once"],
  ["http", "maxRequestsPerConnection", "requests of a connection"],
];

function limitsOf(pool: JsonObject): readonly string[] {
  return LIMITS.flatMap(([group, field, of]) => {
    const value = objectAt(pool, group)[field];
    return typeof value === "number" && value > 0 ? [`${value} ${of}`] : [];
  });
}

function balancingOf(balancer: JsonObject): string {
  const hash = objectAt(balancer, "consistentHash");
  const [by] = Object.keys(hash);
  return by === undefined ? textAt(balancer, "simple") : `consistent hashing by ${by}`;
}

function ejectionOf(detection: JsonObject): string {
  const errors = detection["consecutive5xxErrors"];
  const count = typeof errors === "number" ? errors : 5;
  return `a pod is left out for a time after ${count} errors in a row`;
}

/**
 * Steps for what a DestinationRule limits and balances on connections to a subset and port.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy
 */
export function connectionSteps(rules: RulesOfHost, subset: string, port: number): readonly ExplainStep[] {
  const policy = trafficPolicy(rules, subset, port);
  const index = [...rules.subsets.keys()].indexOf(subset);
  const ofSubset = "trafficPolicy" in (rules.subsets.get(subset) ?? {});
  const written = objectsAt(objectAt(rules.rule.data, "spec"), "subsets").length > index;
  const base = ofSubset && written ? `spec.subsets[${index}].trafficPolicy` : "spec.trafficPolicy";
  const where = (part: string): { object: ReturnType<typeof refOf>; path: string } => ({
    object: refOf(rules.rule),
    path: `${base}.${part}`,
  });
  const limits = policy.connectionPool ? limitsOf(policy.connectionPool) : [];
  const balancing = policy.loadBalancer ? balancingOf(policy.loadBalancer) : "";
  return [
    ...(limits.length > 0
      ? [
          step(
            where("connectionPool"),
            "destination",
            "changes",
            `each proxy allows ${limits.join(", ")}; more is answered 503`,
          ),
        ]
      : []),
    ...(balancing === ""
      ? []
      : [step(where("loadBalancer"), "destination", "changes", `requests are balanced by ${balancing}`)]),
    ...(policy.outlierDetection
      ? [step(where("outlierDetection"), "destination", "changes", ejectionOf(policy.outlierDetection))]
      : []),
  ];
}
