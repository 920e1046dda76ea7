import type { Json, JsonObject } from "../mesh/cluster-object";
import { isJsonObject, objectAt, textAt } from "../mesh/read-json";

const STRINGS: ReadonlySet<string> = new Set(["uri", "scheme", "method", "authority"]);
const MAPS: ReadonlySet<string> = new Set(["headers", "queryParams", "withoutHeaders", "sourceLabels"]);
/** Fields of a match that ask nothing. */
const SILENT: ReadonlySet<string> = new Set(["name", "statPrefix"]);

const isSame = (one: Json | undefined, other: Json | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Whether every text of the second condition is one of the first; expressions cover only themselves. */
function stringCovers(wide: Json | undefined, narrow: Json | undefined): boolean {
  if (!isJsonObject(wide) || !isJsonObject(narrow)) return false;
  if (isSame(wide, narrow)) return true;
  const prefix = textAt(wide, "prefix");
  if (prefix === "") return false;
  const start = textAt(narrow, "exact") || textAt(narrow, "prefix");
  return start.startsWith(prefix);
}

function fieldCovers(field: string, wide: JsonObject, narrow: JsonObject): boolean {
  const [asked, given] = [wide[field], narrow[field]];
  if (SILENT.has(field)) return true;
  if (field === "uri" && isJsonObject(asked) && textAt(asked, "prefix") === "/") return true;
  if (STRINGS.has(field)) return stringCovers(asked, given);
  if (MAPS.has(field))
    return Object.entries(objectAt(wide, field)).every(([key, value]) => {
      const other = objectAt(narrow, field)[key];
      return isSame(value, other) || (field !== "withoutHeaders" && stringCovers(value, other));
    });
  return isSame(asked, given);
}

/**
 * Whether everything that one match of a route takes is also taken by another, so that a later route with it gets nothing.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
 */
export function matchCovers(wide: JsonObject, narrow: JsonObject): boolean {
  if (narrow["ignoreUriCase"] === true && wide["ignoreUriCase"] !== true && "uri" in wide) return false;
  return Object.keys(wide).every((field) => field === "ignoreUriCase" || fieldCovers(field, wide, narrow));
}
