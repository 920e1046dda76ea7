import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, objectAt, objectsAt } from "@/lib/domain/mesh/read-json";

/** What can be set for calls to a service, in the order it is shown. */
export const FEATURES = [
  "routing",
  "splitting",
  "faults",
  "timeouts",
  "mirroring",
  "circuitBreaking",
  "loadBalancing",
  "tls",
  "mutualTls",
  "access",
] as const;
export type Feature = (typeof FEATURES)[number];

/** The kind of object each feature is written in. */
export const FEATURE_KIND = {
  routing: "VirtualService",
  splitting: "VirtualService",
  faults: "VirtualService",
  timeouts: "VirtualService",
  mirroring: "VirtualService",
  circuitBreaking: "DestinationRule",
  loadBalancing: "DestinationRule",
  tls: "DestinationRule",
  mutualTls: "PeerAuthentication",
  access: "AuthorizationPolicy",
} as const satisfies Readonly<Record<Feature, string>>;

const HAS: Readonly<Record<Feature, (spec: JsonObject) => boolean>> = {
  routing: (spec) => http(spec).some((rule) => objectsAt(rule, "match").length > 0),
  splitting: (spec) => http(spec).some((rule) => objectsAt(rule, "route").length > 1),
  faults: (spec) => http(spec).some((rule) => isJsonObject(rule["fault"])),
  timeouts: (spec) =>
    http(spec).some((rule) => rule["timeout"] !== undefined || isJsonObject(rule["retries"])),
  mirroring: (spec) =>
    http(spec).some((rule) => isJsonObject(rule["mirror"]) || objectsAt(rule, "mirrors").length > 0),
  circuitBreaking: (spec) => {
    const policy = objectAt(spec, "trafficPolicy");
    return isJsonObject(policy["outlierDetection"]) || isJsonObject(policy["connectionPool"]);
  },
  loadBalancing: (spec) => isJsonObject(objectAt(spec, "trafficPolicy")["loadBalancer"]),
  tls: (spec) => isJsonObject(objectAt(spec, "trafficPolicy")["tls"]),
  mutualTls: () => true,
  access: () => true,
};

/** Whether an object sets a feature. */
export function hasFeature(object: JsonObject, feature: Feature): boolean {
  return object["kind"] === FEATURE_KIND[feature] && HAS[feature](objectAt(object, "spec"));
}

function http(spec: JsonObject): readonly JsonObject[] {
  return objectsAt(spec, "http");
}
