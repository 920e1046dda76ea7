import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, textOr } from "../../world/read-json";
import { claimMatches, isClaim } from "./claim-match";
import { pathOf, type RouteContext } from "./route-context";
import { stringMatches } from "./string-match";

/** Names that headers of a match may not have; such a condition is ignored. */
const NOT_HEADERS: ReadonlySet<string> = new Set(["uri", "scheme", "method", "authority"]);

const entriesOf = (value: Json | undefined): readonly (readonly [string, Json | undefined])[] =>
  isObject(value) ? Object.entries(value) : [];

const conditionOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** The authority as the client writes it: with the port, where that is not the scheme's own. A gateway is called at its own. */
function authorityOf({ call, proxy, scheme }: RouteContext): string {
  const own = scheme === "https" ? 443 : 80;
  return proxy.end.dataPlane === "gateway" || call.port === own ? call.host : `${call.host}:${call.port}`;
}

function headersHold(match: JsonObject, context: RouteContext): boolean {
  return entriesOf(match["headers"]).every(([written, value]) => {
    const name = written.toLowerCase();
    if (NOT_HEADERS.has(name)) return true;
    return isClaim(name)
      ? claimMatches(conditionOf(value), written, context)
      : stringMatches(conditionOf(value), context.call.headers.get(name));
  });
}

/** A header that is absent is none of those a route goes without; a condition that says nothing is about its presence. */
function withoutHeadersHold(match: JsonObject, { call }: RouteContext): boolean {
  return entriesOf(match["withoutHeaders"]).every(([written, value]) => {
    const condition = conditionOf(value);
    const header = call.headers.get(written.toLowerCase());
    const isPresence =
      Object.keys(condition).length === 0 ||
      textOr(condition["regex"]) === ".*" ||
      condition["prefix"] === "";
    return !stringMatches(condition, isPresence ? header : (header ?? ""));
  });
}

function queryHolds(match: JsonObject, { call }: RouteContext): boolean {
  const wanted = entriesOf(match["queryParams"]);
  if (wanted.length === 0) return true;
  const at = call.path.indexOf("?");
  const query = new URLSearchParams(at < 0 ? "" : (call.path.slice(at + 1).split("#")[0] ?? ""));
  return wanted.every(([name, value]) => stringMatches(conditionOf(value), query.get(name) ?? undefined));
}

/**
 * Whether the conditions of an HTTP match all hold for a call; whom the match is for is another question.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
 */
export function httpMatches(match: JsonObject, context: RouteContext): boolean {
  const { call, scheme } = context;
  const ignoreCase = jsonAt(match, "ignoreUriCase") === true;
  return (
    stringMatches(match["uri"], pathOf(call), ignoreCase) &&
    stringMatches(match["scheme"], scheme) &&
    stringMatches(match["method"], call.method) &&
    stringMatches(match["authority"], authorityOf(context)) &&
    headersHold(match, context) &&
    withoutHeadersHold(match, context) &&
    queryHolds(match, context)
  );
}

/**
 * Whether a match takes every request; Istio moves such routes behind the others at a gateway.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
export function takesEverything(match: JsonObject): boolean {
  const { uri } = match;
  const conditions = ["scheme", "method", "authority"].some((name) => isObject(match[name]));
  const maps = ["headers", "withoutHeaders", "queryParams"].some((name) => entriesOf(match[name]).length > 0);
  if (conditions || maps) return false;
  if (!isObject(uri)) return true;
  const regex = textOr(uri["regex"]);
  return uri["prefix"] === "/" || regex === ".*" || regex === "*";
}
