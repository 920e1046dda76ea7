import type { JsonObject } from "../../mesh/cluster-object";
import { isCheapPattern } from "../../health/cheap-pattern";
import { isJsonObject, objectAt, textAt, textMapAt, textsAt } from "../../mesh/read-json";
import type { ExplainCall } from "../routed";
import { pathOf } from "./route-context";

const MOST_HEADERS = 200;
const LONGEST_PATH = 8_192;
const LONGEST_EXPRESSION = 1_024;

/** RE2 writes groups as \1 and a backslash as \\. */
function substituted(text: string, found: readonly unknown[]): string {
  return text.replaceAll(/\\(\d|\\)/g, (_whole, mark: string) => {
    const group = found[Number(mark)];
    if (mark === "\\") return mark;
    return typeof group === "string" ? group : "";
  });
}

/** The path with all that an expression matches replaced; null where the expression cannot be tried in reasonable time. */
function byExpression(path: string, pattern: string, replacement: string): string | null {
  if (pattern.length > LONGEST_EXPRESSION || !isCheapPattern(pattern)) return null;
  try {
    return path.replace(new RegExp(pattern.replaceAll("(?P<", "(?<"), "g"), (...found: readonly unknown[]) =>
      substituted(replacement, found),
    );
  } catch {
    return null;
  }
}

/** The prefix that was matched, or else the whole path, is replaced. A match without a uri has the prefix `/`. */
function byPrefix(path: string, uri: string, match: JsonObject): string {
  const asked = match["uri"];
  const prefix = isJsonObject(asked) ? asked["prefix"] : "/";
  return typeof prefix === "string" ? `${uri}${path.slice(prefix.length)}` : uri;
}

function newPath(path: string, rewrite: JsonObject, match: JsonObject): string | null {
  const expression = objectAt(rewrite, "uriRegexRewrite");
  const pattern = textAt(expression, "match");
  if (pattern !== "") return byExpression(path, pattern, textAt(expression, "rewrite"));
  const uri = textAt(rewrite, "uri");
  return uri === "" ? path : byPrefix(path, uri, match);
}

/**
 * A call with its path and authority as a route rewrites them, `match` being what took it; its query stays. `unknown` where an
 * expression is too costly to try, and the path stands as it was.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRewrite
 */
export function rewritten(
  call: ExplainCall,
  rule: JsonObject,
  match: JsonObject,
): { readonly call: ExplainCall; readonly unknown: boolean } {
  const { rewrite } = rule;
  if (!isJsonObject(rewrite)) return { call, unknown: false };
  const path = pathOf(call);
  const changed = newPath(path, rewrite, match);
  const whole = `${changed ?? path}${call.path.slice(path.length)}`.slice(0, LONGEST_PATH);
  const host = textAt(rewrite, "authority").toLowerCase() || call.host;
  return { call: { ...call, host, path: whole }, unknown: changed === null };
}

const isAuthority = (name: string): boolean => name === ":authority" || name === "host";

/**
 * A call with the request headers that a route or destination removes, sets and adds, in that order; setting the authority
 * changes its host. https://istio.io/latest/docs/reference/config/networking/virtual-service/#Headers
 */
export function withHeaders(call: ExplainCall, holder: JsonObject): ExplainCall {
  const request = objectAt(objectAt(holder, "headers"), "request");
  const headers = new Map(Object.entries(call.headers));
  let { host } = call;
  for (const name of textsAt(request, "remove")) headers.delete(name.toLowerCase());
  for (const [written, value] of Object.entries(textMapAt(request, "set"))) {
    const name = written.toLowerCase();
    if (isAuthority(name)) host = value.toLowerCase();
    else if (headers.size < MOST_HEADERS) headers.set(name, value);
  }
  for (const [written, value] of Object.entries(textMapAt(request, "add"))) {
    const name = written.toLowerCase();
    const before = headers.get(name);
    if (headers.size < MOST_HEADERS) headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return { ...call, host, headers: Object.fromEntries(headers) };
}
