import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { jsonAt, objectsIn, textOr, textsIn } from "../../world/read-json";
import type { Call } from "../model/call";
import { changeHeaders } from "../routing/change-headers";
import type { HttpMatch } from "./http-match";

/** A list of headers as a map; of several of one name the first counts. */
function headerMap(modifier: Json | undefined, key: string): JsonObject {
  const entries = objectsIn(jsonAt(modifier, key)).map(
    ({ name, value }) => [textOr(name).toLowerCase(), textOr(value)] as const,
  );
  return Object.fromEntries<string>(entries.toReversed());
}

function withHeaders(call: Call, modifier: Json | undefined): Call {
  const [set, add] = [headerMap(modifier, "set"), headerMap(modifier, "add")];
  return changeHeaders(call, { request: { set, add, remove: textsIn(jsonAt(modifier, "remove")) } });
}

/** The prefix that matched gives way to another, whole segments each; what would be nothing is "/". */
function withoutPrefix(path: string, prefix: string, replacement: string): string {
  const rest = prefix === "/" ? path : path.slice(prefix.length);
  const joined = `${replacement.replace(/\/$/, "")}${rest}`;
  return joined === "" ? "/" : joined;
}

function rewritten(path: string, modifier: Json | undefined, match: HttpMatch | null): string {
  const type = jsonAt(modifier, "type");
  if (type === "ReplaceFullPath") return textOr(jsonAt(modifier, "replaceFullPath")) || "/";
  if (type !== "ReplacePrefixMatch") return path;
  const prefix = match?.path?.type === "PathPrefix" ? match.path.value : "/";
  return withoutPrefix(path, prefix, textOr(jsonAt(modifier, "replacePrefixMatch")));
}

function withUrl(call: Call, rewrite: Json | undefined, match: HttpMatch | null): Call {
  const [path = "", ...query] = call.path.split("?");
  const changed = [rewritten(path, jsonAt(rewrite, "path"), match), ...query].join("?");
  return { ...call, host: textOr(jsonAt(rewrite, "hostname")) || call.host, path: changed };
}

/**
 * A call as the filters of a rule or of a backend send it on: headers set, added and removed, host and path rewritten.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httproutefilter
 */
export function applyFilters(call: Call, filters: readonly JsonObject[], match: HttpMatch | null): Call {
  return filters.reduce((changed, filter) => {
    if (filter["type"] === "RequestHeaderModifier")
      return withHeaders(changed, filter["requestHeaderModifier"]);
    if (filter["type"] === "URLRewrite") return withUrl(changed, filter["urlRewrite"], match);
    return changed;
  }, call);
}
