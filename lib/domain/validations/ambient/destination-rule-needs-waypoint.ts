import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import type { FieldPath } from "../finding";
import { foundAt } from "../found-at";
import { knowsWaypoints, type Unobeyed, unobeyedMessage, unobeyedRule } from "./rule-needs-waypoint";

const CODES: Readonly<Record<Unobeyed["because"], string>> = {
  "namespace has no waypoint": "KIA0210",
  "service has no waypoint": "KIA0211",
  "another namespace": "KIA0212",
};
const HASHED_BY = ["httpHeaderName", "httpCookie", "httpQueryParameterName"];

/**
 * Settings for requests to a Service in ambient mode that no waypoint carries out.
 * https://istio.io/latest/docs/ambient/usage/l7-features/#traffic-management
 */
export const destinationRuleNeedsWaypoint: Check = {
  codes: ["KIA0210", "KIA0211", "KIA0212"],
  kinds: ["DestinationRule"],
  run(rule, mesh) {
    const spec = objectAt(rule.data, "spec");
    const features = featuresOf(spec);
    if (features.length === 0 || !knowsWaypoints(mesh)) return [];
    const unobeyed = unobeyedRule(mesh, rule, textAt(spec, "host"));
    if (unobeyed === null) return [];
    return features.map((path) =>
      foundAt(
        "warning",
        path,
        unobeyedMessage(unobeyed),
        "Calls by way of ztunnel do not obey this; sidecars that call still do.",
        { code: CODES[unobeyed.because], related: [unobeyed.service] },
      ),
    );
  },
};

function featuresOf(spec: JsonObject): readonly FieldPath[] {
  const subsets = objectsAt(spec, "subsets").flatMap((subset, index) =>
    inPolicy(objectAt(subset, "trafficPolicy"), ["spec", "subsets", index, "trafficPolicy"]),
  );
  return [...inPolicy(objectAt(spec, "trafficPolicy"), ["spec", "trafficPolicy"]), ...subsets];
}

function inPolicy(policy: JsonObject, path: FieldPath): readonly FieldPath[] {
  const ports = objectsAt(policy, "portLevelSettings").flatMap((settings, index) =>
    inSettings(settings, [...path, "portLevelSettings", index]),
  );
  return [...inSettings(policy, path), ...ports];
}

function inSettings(settings: JsonObject, path: FieldPath): readonly FieldPath[] {
  const hash = objectAt(objectAt(settings, "loadBalancer"), "consistentHash");
  return [
    ...(HASHED_BY.some((field) => field in hash) ? [[...path, "loadBalancer", "consistentHash"]] : []),
    ...(isJsonObject(objectAt(settings, "connectionPool")["http"])
      ? [[...path, "connectionPool", "http"]]
      : []),
    ...(isJsonObject(settings["outlierDetection"]) ? [[...path, "outlierDetection"]] : []),
  ];
}
