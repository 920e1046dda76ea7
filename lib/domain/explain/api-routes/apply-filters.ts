import type { JsonObject } from "../../mesh/cluster-object";
import { objectAt, objectsAt, textAt, textsAt } from "../../mesh/read-json";
import type { ExplainCall } from "../routed";
import { withHeaders } from "../virtual-services/change-call";
import type { ApiMatch } from "./api-match";

/** Headers by name; of several of one name the first counts. */
function headerMap(modifier: JsonObject, field: string): JsonObject {
  const entries = objectsAt(modifier, field).map(
    (one) => [textAt(one, "name").toLowerCase(), textAt(one, "value")] as const,
  );
  return Object.fromEntries(entries.toReversed());
}

function changedHeaders(call: ExplainCall, modifier: JsonObject): ExplainCall {
  const request = {
    set: headerMap(modifier, "set"),
    add: headerMap(modifier, "add"),
    remove: textsAt(modifier, "remove"),
  };
  return withHeaders(call, { headers: { request } });
}

/**
 * A path as a modifier of a rule makes it; the prefix that matched gives way by whole segments.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httppathmodifier
 */
export function modifiedPath(path: string, modifier: JsonObject, match: ApiMatch | null): string {
  const type = textAt(modifier, "type");
  if (type === "ReplaceFullPath") return textAt(modifier, "replaceFullPath") || "/";
  if (type !== "ReplacePrefixMatch") return path;
  const prefix = match?.path?.type === "PathPrefix" ? match.path.value : "/";
  const rest = prefix === "/" ? path : path.slice(prefix.length);
  return `${textAt(modifier, "replacePrefixMatch").replace(/\/$/, "")}${rest}` || "/";
}

function rewritten(call: ExplainCall, rewrite: JsonObject, match: ApiMatch | null): ExplainCall {
  const [path = "", ...query] = call.path.split("?");
  const changed = modifiedPath(path, objectAt(rewrite, "path"), match);
  const host = textAt(rewrite, "hostname").toLowerCase() || call.host;
  return { ...call, host, path: [changed, ...query].join("?") };
}

/**
 * A call as the filters of a rule or of a backend send it on.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httproutefilter
 */
export function applyFilters(call: ExplainCall, holder: JsonObject, match: ApiMatch | null): ExplainCall {
  return objectsAt(holder, "filters").reduce((changed, filter) => {
    const type = textAt(filter, "type");
    if (type === "RequestHeaderModifier")
      return changedHeaders(changed, objectAt(filter, "requestHeaderModifier"));
    return type === "URLRewrite" ? rewritten(changed, objectAt(filter, "urlRewrite"), match) : changed;
  }, call);
}
