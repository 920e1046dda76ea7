import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { jsonAt, objectsIn } from "../../world/read-json";

/** The four parts of a trafficPolicy that show in flows, each from the level that decides it. */
export interface PolicyParts {
  readonly tls: Json | undefined;
  readonly connectionPool: Json | undefined;
  readonly outlierDetection: Json | undefined;
  readonly loadBalancer: Json | undefined;
}

const partsOf = (policy: JsonObject): PolicyParts => ({
  tls: policy["tls"] ?? undefined,
  connectionPool: policy["connectionPool"] ?? undefined,
  outlierDetection: policy["outlierDetection"] ?? undefined,
  loadBalancer: policy["loadBalancer"] ?? undefined,
});

/**
 * The parts of trafficPolicies for a port, the less specific policy first. A part of a later policy overrides that of an
 * earlier one; settings of the port replace all parts and inherit nothing.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy
 */
export function policyLevels(policies: readonly JsonObject[], port: number): PolicyParts {
  return policies.reduce<PolicyParts>((below, policy) => {
    const own = partsOf(policy);
    const ofPort = objectsIn(policy["portLevelSettings"]).find(
      (one) => jsonAt(one, "port", "number") === port,
    );
    if (ofPort) return partsOf(ofPort);
    return {
      tls: own.tls ?? below.tls,
      connectionPool: own.connectionPool ?? below.connectionPool,
      outlierDetection: own.outlierDetection ?? below.outlierDetection,
      loadBalancer: own.loadBalancer ?? below.loadBalancer,
    };
  }, partsOf({}));
}
