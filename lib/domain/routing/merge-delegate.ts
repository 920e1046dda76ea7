import type { Json, JsonObject } from "../mesh/cluster-object";
import { isJsonObject, objectAt, objectsAt, textAt } from "../mesh/read-json";

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
  "corsPolicy",
  "headers",
] as const;
const STRINGS = ["uri", "scheme", "method", "authority"] as const;
const MAPS = ["headers", "withoutHeaders", "queryParams"] as const;
const MOST_MATCHES = 1_000;

/** Whether the delegate's condition is no narrower form of the root's; expressions cannot be compared. */
function conflicts(root: Json | undefined, leaf: Json | undefined): boolean {
  if (!isJsonObject(root) || !isJsonObject(leaf)) return false;
  if (textAt(root, "regex") !== "" || textAt(leaf, "regex") !== "") return true;
  const [exact, prefix] = [textAt(root, "exact"), textAt(root, "prefix")];
  const [leafExact, leafPrefix] = [textAt(leaf, "exact"), textAt(leaf, "prefix")];
  if (exact !== "") return leafPrefix !== "" || leafExact !== exact;
  const narrower = leafPrefix === "" ? leafExact : leafPrefix;
  return prefix === "" || narrower === "" || !narrower.startsWith(prefix);
}

function matchesConflict(root: JsonObject, leaf: JsonObject): boolean {
  const ports = [root["port"], leaf["port"]].filter((port) => typeof port === "number" && port > 0);
  return (
    STRINGS.some((name) => conflicts(root[name], leaf[name])) ||
    MAPS.some((name) => {
      const outer = objectAt(root, name);
      return Object.entries(objectAt(leaf, name)).some(
        ([key, value]) => Object.hasOwn(outer, key) && conflicts(outer[key], value),
      );
    }) ||
    (root["ignoreUriCase"] === true) !== (leaf["ignoreUriCase"] === true) ||
    (ports.length === 2 && ports[0] !== ports[1])
  );
}

/** Both conditions at once; where both name the same the delegate's, which is the narrower. */
function bothMatches(root: JsonObject, leaf: JsonObject): JsonObject {
  const maps = MAPS.flatMap((name) => {
    const both = { ...objectAt(root, name), ...objectAt(leaf, name) };
    return Object.keys(both).length > 0 ? [[name, both] as const] : [];
  });
  return { ...root, ...leaf, ...Object.fromEntries(maps) };
}

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
    merged.push(...within.map((root) => bothMatches(root, leaf)));
  }
  return merged;
}

/**
 * A route of a delegate as the root's route lets it: it takes only what both match and inherits what it does not set; null
 * where its matches are not within the root's, which Istio leaves out.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate
 */
export function mergeDelegate(root: JsonObject, leaf: JsonObject): JsonObject | null {
  const match = mergedMatches(objectsAt(root, "match"), objectsAt(leaf, "match"));
  if (!match) return null;
  const inherited = INHERITED.filter((name) => leaf[name] === undefined && root[name] !== undefined);
  const own = { ...leaf, ...Object.fromEntries(inherited.map((name) => [name, root[name]])) };
  return match.length === 0 ? own : { ...own, match };
}
