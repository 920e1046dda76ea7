import type { Json, JsonObject } from "../../mesh/cluster-object";
import { isJsonList, isJsonObject, objectAt, textAt } from "../../mesh/read-json";
import { quoted } from "../quoted";
import { type ExplainCall, headerOf } from "../routed";
import { textMatches, textMiss } from "./match-text";
import { pathOf, type RouteContext } from "./route-context";

const CLAIMS = "@request.auth.claims";
/** Names that headers of a match may not have; such a condition is ignored. */
const NOT_HEADERS: ReadonlySet<string> = new Set(["uri", "scheme", "method", "authority"]);

/** The authority as clients write it: with the port, where that is not the scheme's own. A gateway is called at its own. */
function authorityOf({ caller, scheme }: RouteContext, { host, port }: ExplainCall): string {
  const own = scheme === "https" ? 443 : 80;
  return caller.dataPlane === "gateway" || port === own ? host : `${host}:${port}`;
}

/** The values of a claim: `.a.b` or `[a][b]`; each of a list counts. */
function claimValues(claims: JsonObject, name: string): readonly string[] {
  const path = name
    .slice(CLAIMS.length)
    .split(/[.[\]]+/)
    .filter((part) => part !== "");
  let value: Json | undefined = claims;
  for (const part of path) value = isJsonObject(value) ? value[part] : undefined;
  const values = isJsonList(value) ? value : [value];
  return values.filter((one) => typeof one === "string");
}

function claimMiss(condition: Json, name: string, context: RouteContext, call: ExplainCall): string | null {
  if (context.claimsKnown !== true || call.claims === null)
    return `it asks for ${name}, and no valid token is known to this proxy`;
  const values = claimValues(call.claims, name);
  if (values.some((value) => textMatches(condition, value) === true)) return null;
  const [first] = values;
  return textMiss(`claim ${name.slice(CLAIMS.length)}`, condition, first);
}

function headersMiss(match: JsonObject, context: RouteContext, call: ExplainCall): string | null {
  for (const [written, value] of Object.entries(objectAt(match, "headers"))) {
    const name = written.toLowerCase();
    if (NOT_HEADERS.has(name)) continue;
    const condition = isJsonObject(value) ? value : {};
    const miss = name.startsWith(CLAIMS)
      ? claimMiss(condition, written, context, call)
      : textMiss(`header ${name}`, condition, headerOf(call, name));
    if (miss !== null) return miss;
  }
  return null;
}

/** Whether a condition is about the mere presence of a header. */
const isPresence = (condition: JsonObject): boolean =>
  Object.keys(condition).length === 0 || textAt(condition, "regex") === ".*" || condition["prefix"] === "";

/** A header that is absent counts as an empty one. */
function withoutHeadersMiss(match: JsonObject, call: ExplainCall): string | null {
  for (const [written, value] of Object.entries(objectAt(match, "withoutHeaders"))) {
    const name = written.toLowerCase();
    const condition = isJsonObject(value) ? value : {};
    const had = headerOf(call, name);
    if (textMatches(condition, isPresence(condition) ? had : (had ?? "")) === true)
      return `the header ${name} is ${quoted(had ?? "")}, it asks for requests without it`;
  }
  return null;
}

function queryMiss(match: JsonObject, { path }: ExplainCall): string | null {
  const wanted = Object.entries(objectAt(match, "queryParams"));
  if (wanted.length === 0) return null;
  const at = path.indexOf("?");
  const query = new URLSearchParams(at < 0 ? "" : (path.slice(at + 1).split("#")[0] ?? ""));
  for (const [name, value] of wanted) {
    const miss = textMiss(
      `query parameter ${name}`,
      isJsonObject(value) ? value : {},
      query.get(name) ?? undefined,
    );
    if (miss !== null) return miss;
  }
  return null;
}

/**
 * Why the conditions of a match of an HTTP route do not hold for a request, the first of them; null where all hold.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
 */
export function requestMiss(match: JsonObject, context: RouteContext, call: ExplainCall): string | null {
  const ignoreCase = match["ignoreUriCase"] === true;
  const text = (field: string, what: string, value: string, fold = false): string | null =>
    isJsonObject(match[field]) ? textMiss(what, match[field], value, fold) : null;
  return (
    text("uri", "path", pathOf(call), ignoreCase) ??
    text("scheme", "scheme", context.scheme ?? "http") ??
    text("method", "method", call.method) ??
    text("authority", "authority", authorityOf(context, call)) ??
    headersMiss(match, context, call) ??
    withoutHeadersMiss(match, call) ??
    queryMiss(match, call)
  );
}
