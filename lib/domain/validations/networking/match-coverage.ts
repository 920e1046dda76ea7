import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";

/** Fields of a match that do not limit what it matches. */
const NO_CONDITION = ["name", "statPrefix", "ignoreUriCase"];

/** The fields of a match that limit it. */
function conditionsOf(match: JsonObject): readonly string[] {
  return Object.keys(match).filter((field) => !NO_CONDITION.includes(field) && !isEmpty(match[field]));
}

function isEmpty(value: JsonObject[string]): boolean {
  return (
    value === null || value === undefined || (typeof value === "object" && Object.keys(value).length === 0)
  );
}

/** Whether a rule takes every request: it has no match, or one without a condition or with the prefix "/". */
export function isCatchAll(rule: JsonObject): boolean {
  const matches = objectsAt(rule, "match");
  return (
    matches.length === 0 ||
    matches.some((match) => prefixOf(match) === "/" || conditionsOf(match).length === 0)
  );
}

/** The prefix of paths that a match has as its one condition; null where it has others. */
function prefixOf(match: JsonObject): string | null {
  const prefix = objectAt(match, "uri")["prefix"];
  const conditions = conditionsOf(match);
  return typeof prefix === "string" && conditions.length === 1 && match["ignoreUriCase"] !== true
    ? prefix
    : null;
}

/**
 * Whether every request of the later match is one of the earlier: both are the same, or the earlier has nothing but a prefix
 * with which the later's path begins. https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
 */
export function coversMatch(earlier: JsonObject, later: JsonObject): boolean {
  if (conditionsOf(earlier).length === 0) return true;
  if (sortedText(earlier) === sortedText(later)) return true;
  const prefix = prefixOf(earlier);
  const uri = objectAt(later, "uri");
  const path = textAt(uri, "exact") || textAt(uri, "prefix");
  return prefix !== null && path !== "" && later["ignoreUriCase"] !== true && path.startsWith(prefix);
}

/** A match as text that does not depend on the order of its fields, without its name. */
function sortedText(match: JsonObject): string {
  return JSON.stringify(
    conditionsOf(match)
      .toSorted()
      .map((field) => [field, match[field]])
      .concat([["ignoreUriCase", match["ignoreUriCase"] === true]]),
    (_key, value: unknown) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
        : value,
  );
}
