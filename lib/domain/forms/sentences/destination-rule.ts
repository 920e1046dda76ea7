import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import { joinWords } from "./join-words";

/** What a DestinationRule does. https://istio.io/latest/docs/reference/config/networking/destination-rule/ */
export function destinationRuleSentences(spec: JsonObject): readonly string[] {
  const host = textAt(spec, "host");
  const settings = policyWords(objectAt(spec, "trafficPolicy"));
  const subsets = objectsAt(spec, "subsets").map((subset) => textAt(subset, "name"));
  return [
    ...settings.map((words) => `Calls to ${host === "" ? "no host" : host} ${words}.`),
    ...(subsets.length === 0 ? [] : [`Its pods can be routed to as ${joinWords(subsets)}.`]),
  ];
}

function policyWords(policy: JsonObject): readonly string[] {
  const balancer = objectAt(policy, "loadBalancer");
  const hash = balancer["consistentHash"];
  const simple = textAt(balancer, "simple");
  const mode = textAt(objectAt(policy, "tls"), "mode");
  return [
    ...(simple === "" ? [] : [`are spread by ${simple}`]),
    ...(isJsonObject(hash) ? [`with the same ${hashWords(hash)} go to the same pod`] : []),
    ...poolWords(objectAt(policy, "connectionPool")),
    ...(isJsonObject(policy["outlierDetection"]) ? [outlierWords(policy["outlierDetection"])] : []),
    ...(mode === "" ? [] : [mode === "DISABLE" ? "are made in plain text" : `are encrypted (${mode})`]),
  ];
}

function hashWords(hash: JsonObject): string {
  if (textAt(hash, "httpHeaderName") !== "") return `header ${textAt(hash, "httpHeaderName")}`;
  if (isJsonObject(hash["httpCookie"])) return `cookie ${textAt(hash["httpCookie"], "name")}`;
  if (textAt(hash, "httpQueryParameterName") !== "")
    return `query parameter ${textAt(hash, "httpQueryParameterName")}`;
  return "source address";
}

function poolWords(pool: JsonObject): readonly string[] {
  const connections = objectAt(pool, "tcp")["maxConnections"];
  const pending = objectAt(pool, "http")["http1MaxPendingRequests"];
  return [
    ...(typeof connections === "number" ? [`use at most ${connections} connections of each proxy`] : []),
    ...(typeof pending === "number" ? [`fail at once when ${pending} wait already`] : []),
  ];
}

/** Defaults of the API: 5 errors, 30 s. */
function outlierWords(outlier: JsonObject): string {
  const count = outlier["consecutive5xxErrors"];
  const errors = typeof count === "number" ? count : 5;
  const time = textAt(outlier, "baseEjectionTime") || "30s";
  return errors === 0
    ? "do not leave out pods for errors 5xx"
    : `leave a pod out for ${time} after ${errors} errors 5xx in a row`;
}
