import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt } from "@/lib/domain/mesh/read-json";
import type { Check, FoundHere } from "../check";
import { foundAt } from "../found-at";
import { placedItems, type PlacedItem } from "../placed-items";
import { coversMatch, isCatchAll } from "./match-coverage";

/** Rules are compared with this many before them. */
const MANY_RULES = 200;

/**
 * Rules that are never reached because earlier ones take all their requests (IST0130), and matches that an earlier rule
 * makes useless (IST0131). https://istio.io/latest/docs/reference/config/analysis/ist0130/ and …/ist0131/
 */
export const unreachableRules: Check = {
  codes: ["IST0130", "IST0131"],
  kinds: ["VirtualService"],
  run({ data }) {
    return ["http", "tls", "tcp"].flatMap((protocol) => {
      const rules = placedItems(objectAt(data, "spec"), protocol, ["spec"]).slice(0, MANY_RULES);
      return rules.flatMap((rule, index) => judgeRule(rule, rules.slice(0, index)));
    });
  },
};

function judgeRule(rule: PlacedItem, before: readonly PlacedItem[]): readonly FoundHere[] {
  const taking = before.findIndex(({ item }) => isCatchAll(item));
  if (taking >= 0)
    return [unreachable(rule, `the rule ${nameOf(before[taking], taking)} takes every request`)];
  const matches = placedItems(rule.item, "match", rule.path);
  const covered = matches.map(({ item }) => coveringRule(item, before));
  if (matches.length > 0 && covered.every((index) => index !== null))
    return [unreachable(rule, "earlier rules match all that it matches")];
  return matches.flatMap(({ path }, position) => {
    const index = covered[position] ?? null;
    if (index === null) return [];
    return [
      foundAt(
        "info",
        path,
        `The rule ${nameOf(before[index], index)} already matches everything that this match does.`,
        "Rules are tried in order and the first that matches is obeyed; this match changes nothing.",
        { code: "IST0131" },
      ),
    ];
  });
}

const coveringRule = (match: JsonObject, before: readonly PlacedItem[]): number | null => {
  const index = before.findIndex(({ item }) =>
    objectsAt(item, "match").some((earlier) => coversMatch(earlier, match)),
  );
  return index < 0 ? null : index;
};

function nameOf(rule: PlacedItem | undefined, index: number): string {
  const name = rule?.item["name"];
  return typeof name === "string" && name !== "" ? `"${name}"` : `number ${index + 1}`;
}

function unreachable({ path }: PlacedItem, because: string): FoundHere {
  return foundAt(
    "warning",
    path,
    `This rule is never reached: ${because}.`,
    "Rules are tried in order and the first that matches is obeyed.",
    { code: "IST0130" },
  );
}
