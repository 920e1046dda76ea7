import type { JsonObject } from "../mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "../mesh/read-json";
import { destinationName, writtenDestinations, type RouteStyle } from "./shift-route";
import type { TestRoute } from "./shift-plan";

function istioMatches(matches: readonly JsonObject[], { header, value }: TestRoute): readonly JsonObject[] {
  const asked = matches.length === 0 ? [{}] : matches;
  return asked.map((match) => ({
    ...match,
    headers: { ...objectAt(match, "headers"), [header]: { exact: value } },
  }));
}

/** Written with what the API server would add, so that reading it back shows no difference. */
function apiMatches(
  kind: string,
  matches: readonly JsonObject[],
  { header, value }: TestRoute,
): readonly JsonObject[] {
  const everyPath = kind === "HTTPRoute" ? { path: { type: "PathPrefix", value: "/" } } : {};
  const asked = matches.length === 0 ? [everyPath] : matches;
  return asked.map((match) => ({
    ...match,
    headers: [
      ...objectsAt(match, "headers").filter((one) => textAt(one, "name").toLowerCase() !== header),
      { type: "Exact", name: header, value },
    ],
  }));
}

/**
 * A route before another one: of the requests it takes those with the header, to one destination only; with the same
 * settings. https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest and
 * https://gateway-api.sigs.k8s.io/reference/spec/#httpheadermatch
 */
export function testRule(kind: string, rule: JsonObject, style: RouteStyle, test: TestRoute): JsonObject {
  const { name: _, ...settings } = rule;
  const chosen = writtenDestinations(rule, style)[test.destination] ?? {};
  const { weight: __, ...destination } = chosen;
  if (style.routes === "http")
    return {
      ...settings,
      match: istioMatches(objectsAt(rule, "match"), test),
      [style.destinations]: [destination],
    };
  return {
    ...settings,
    matches: apiMatches(kind, objectsAt(rule, "matches"), test),
    [style.destinations]: [{ ...destination, weight: 1 }],
  };
}

function asksHeader(match: JsonObject, style: RouteStyle, { header, value }: TestRoute): boolean {
  if (style.routes === "http") return textAt(objectAt(objectAt(match, "headers"), header), "exact") === value;
  return objectsAt(match, "headers").some(
    (one) =>
      textAt(one, "name").toLowerCase() === header &&
      textAt(one, "value") === value &&
      (textAt(one, "type") || "Exact") === "Exact",
  );
}

/** Whether a route takes only requests with the header and leads to the named destination alone. */
export function isTestRule(
  rule: JsonObject,
  style: RouteStyle,
  test: TestRoute,
  destination: string | undefined,
): boolean {
  const matches = objectsAt(rule, style.routes === "http" ? "match" : "matches");
  const [only, ...more] = writtenDestinations(rule, style);
  return (
    matches.length > 0 &&
    matches.every((match) => asksHeader(match, style, test)) &&
    only !== undefined &&
    more.length === 0 &&
    destinationName(only, style) === destination
  );
}
