import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt, textsAt } from "@/lib/domain/mesh/read-json";
import { joinWords } from "./join-words";
import { splitWords } from "./split-words";

/**
 * What a route of the Gateway API does. A backend without a weight has weight 1.
 * https://gateway-api.sigs.k8s.io/api-types/httproute/
 */
export function apiRouteSentences(spec: JsonObject): readonly string[] {
  const rules = objectsAt(spec, "rules");
  if (rules.length === 0) return [];
  const parents = objectsAt(spec, "parentRefs").map((parent) => textAt(parent, "name"));
  const hosts = textsAt(spec, "hostnames");
  const of = hosts.length === 0 ? "every host" : joinWords(hosts);
  const at = parents.length === 0 ? "no parent" : joinWords(parents);
  return [`For requests to ${of} at ${at}:`, ...rules.map(ruleSentence)];
}

function ruleSentence(rule: JsonObject): string {
  const matches = objectsAt(rule, "matches").map(matchWords);
  const who = matches.length === 0 ? "All requests" : `Requests with ${joinWords(matches, "or")}`;
  const redirect = objectsAt(rule, "filters").find((filter) => textAt(filter, "type") === "RequestRedirect");
  if (redirect !== undefined) return `${who} are redirected.`;
  const parts = objectsAt(rule, "backendRefs").map((backend) => {
    const weight = backend["weight"];
    return { name: textAt(backend, "name"), weight: typeof weight === "number" ? weight : 1 };
  });
  // A single backend takes everything of a VirtualService whatever its weight, and nothing here when its weight is 0.
  if (parts.length > 0 && parts.every(({ weight }) => weight === 0))
    return `${who} go to no destination, for all weights are 0.`;
  const within = textAt(objectAt(rule, "timeouts"), "request");
  const limit = within === "" ? "" : ` within ${within}`;
  return parts.length === 0
    ? `${who} go nowhere and are answered with 500.`
    : `${who} go to ${splitWords(parts)}${limit}.`;
}

function matchWords(match: JsonObject): string {
  const path = objectAt(match, "path");
  const method = match["method"];
  const words = [
    ...(textAt(path, "value") === ""
      ? []
      : [`path ${textAt(path, "type") || "PathPrefix"} ${textAt(path, "value")}`]),
    ...(typeof method === "string" ? [`method ${method}`] : []),
    ...(textAt(objectAt(match, "method"), "service") === ""
      ? []
      : [`gRPC service ${textAt(objectAt(match, "method"), "service")}`]),
    ...["headers", "queryParams"].flatMap((field) =>
      objectsAt(match, field).map((one) => `${textAt(one, "name")} = ${textAt(one, "value")}`),
    ),
  ];
  return words.length === 0 ? "any path" : words.join(" and ");
}
