import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, textOr } from "../../world/read-json";
import type { Call } from "../model/call";
import { pathOf } from "./route-context";
import { safePattern } from "./safe-pattern";

const MAX_PATH = 8_192;

/** RE2 writes groups as \1 and a backslash as \\. */
function substitution(text: string): (...found: readonly unknown[]) => string {
  return (...found) =>
    text.replaceAll(/\\(\d|\\)/g, (_whole, mark: string) => {
      const group = found[Number(mark)];
      if (mark === "\\") return mark;
      return typeof group === "string" ? group : "";
    });
}

/** The path with the matched prefix, or all of it where no prefix matched it, replaced. Without a uri the prefix is `/`. */
function withUri(path: string, uri: string, match: JsonObject): string {
  const matched = match["uri"];
  const prefix = isObject(matched) ? matched["prefix"] : "/";
  return typeof prefix === "string" ? `${uri}${path.slice(prefix.length)}` : uri;
}

function rewrittenPath(path: string, rewrite: JsonObject, match: JsonObject): string {
  const pattern = textOr(jsonAt(rewrite, "uriRegexRewrite", "match"));
  if (pattern !== "") {
    const replacement = substitution(textOr(jsonAt(rewrite, "uriRegexRewrite", "rewrite")));
    const regex = safePattern(pattern, "anywhere", path.length);
    return regex === null ? path : path.replace(regex, replacement);
  }
  const uri = textOr(rewrite["uri"]);
  return uri === "" ? path : withUri(path, uri, match);
}

/**
 * A call with its path and authority as a route rewrites them; `match` is the match that took it. The query stays.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRewrite
 */
export function rewriteCall(call: Call, rule: JsonObject, match: JsonObject): Call {
  const rewrite = rule["rewrite"];
  if (!isObject(rewrite)) return call;
  const path = pathOf(call);
  const changed = `${rewrittenPath(path, rewrite, match)}${call.path.slice(path.length)}`;
  const host = textOr(rewrite["authority"]) || call.host;
  return { ...call, host, path: changed.slice(0, MAX_PATH) };
}
