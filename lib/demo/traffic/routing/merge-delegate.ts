import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, objectsIn, textOr } from "../../world/read-json";

/** What a delegate's route takes from the root's where it says nothing itself. */
const INHERITED = [
  "rewrite",
  "directResponse",
  "timeout",
  "retries",
  "fault",
  "mirror",
  "mirrorPercent",
  "mirrorPercentage",
  "mirrors",
  "headers",
] as const;
const CONDITIONS = ["uri", "scheme", "method", "authority"] as const;
const MAPS = ["headers", "withoutHeaders", "queryParams"] as const;
const MOST_MATCHES = 1_000;

/** Whether the delegate's condition is not a narrower form of the root's. Expressions cannot be compared. */
function conflicts(root: Json | undefined, leaf: Json | undefined): boolean {
  if (!isObject(root) || !isObject(leaf)) return false;
  if (textOr(root["regex"]) !== "" || textOr(leaf["regex"]) !== "") return true;
  const [exact, prefix] = [textOr(root["exact"]), textOr(root["prefix"])];
  const [leafExact, leafPrefix] = [textOr(leaf["exact"]), textOr(leaf["prefix"])];
  if (exact !== "") return leafPrefix !== "" || leafExact !== exact;
  const narrower = leafPrefix === "" ? leafExact : leafPrefix;
  return prefix === "" || narrower === "" || !narrower.startsWith(prefix);
}

const mapOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

function matchesConflict(root: JsonObject, leaf: JsonObject): boolean {
  const mapsConflict = MAPS.some((name) => {
    const outer = mapOf(root[name]);
    return Object.entries(mapOf(leaf[name])).some(
      ([key, value]) => Object.hasOwn(outer, key) && conflicts(outer[key], value),
    );
  });
  const ports = [root["port"], leaf["port"]].filter((port) => typeof port === "number" && port > 0);
  return (
    mapsConflict ||
    CONDITIONS.some((name) => conflicts(root[name], leaf[name])) ||
    (root["ignoreUriCase"] === true) !== (leaf["ignoreUriCase"] === true) ||
    (ports.length === 2 && ports[0] !== ports[1])
  );
}

/** Both conditions at once; where both name the same the delegate's, which is the narrower. */
function mergedMatch(root: JsonObject, leaf: JsonObject): JsonObject {
  const maps = MAPS.map((name) => [name, { ...mapOf(root[name]), ...mapOf(leaf[name]) }] as const);
  return { ...root, ...leaf, ...Object.fromEntries(maps) };
}

/** null where a match of the delegate is within none of the root's. */
function mergedMatches(
  roots: readonly JsonObject[],
  leaves: readonly JsonObject[],
): readonly JsonObject[] | null {
  if (roots.length === 0) return leaves;
  if (leaves.length === 0) return roots;
  const merged: JsonObject[] = [];
  for (const leaf of leaves) {
    const within = roots.filter((root) => !matchesConflict(root, leaf));
    if (within.length === 0 || merged.length > MOST_MATCHES) return null;
    merged.push(...within.map((root) => mergedMatch(root, leaf)));
  }
  return merged;
}

/**
 * A route of a delegate as the root's route lets it: it takes only what both match, and inherits what it does not set. null
 * where its matches are not within the root's; Istio then leaves it out.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate
 */
export function mergeDelegate(root: JsonObject, leaf: JsonObject): JsonObject | null {
  const match = mergedMatches(objectsIn(root["match"]), objectsIn(leaf["match"]));
  if (!match) return null;
  const inherited = INHERITED.filter((name) => leaf[name] === undefined && root[name] !== undefined);
  return { ...leaf, ...Object.fromEntries(inherited.map((name) => [name, root[name]])), match };
}
