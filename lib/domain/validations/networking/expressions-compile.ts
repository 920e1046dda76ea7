import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import type { FieldPath } from "../finding";
import { foundAt } from "../found-at";
import { placedItems } from "../placed-items";
import { unclosedIn } from "./unclosed-in";

/** Fields of an HTTP match that may hold an expression, and those that hold one by name. */
const SINGLE = ["uri", "scheme", "method", "authority"];
const BY_NAME = ["headers", "withoutHeaders", "queryParams"];

/**
 * A regular expression with brackets that do not match, which istiod's webhook refuses where it runs.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch
 */
export const expressionsCompile: Check = {
  codes: ["IST0106"],
  kinds: ["VirtualService"],
  run({ data }) {
    return placedItems(objectAt(data, "spec"), "http", ["spec"])
      .flatMap(({ item, path }) => placedItems(item, "match", path))
      .flatMap(({ item, path }) => [
        ...SINGLE.map((field): readonly [Json | undefined, FieldPath] => [item[field], [...path, field]]),
        ...BY_NAME.flatMap((field) =>
          Object.entries(objectAt(item, field)).map(
            ([name, value]): readonly [Json | undefined, FieldPath] => [value, [...path, field, name]],
          ),
        ),
      ])
      .flatMap(([match, path]) => {
        const problem = isJsonObject(match) ? unclosedIn(regexOf(match)) : null;
        if (problem === null) return [];
        return [
          foundAt(
            "error",
            [...path, "regex"],
            `The expression does not compile: ${problem}.`,
            "This match never matches, and istiod refuses such an object.",
          ),
        ];
      });
  },
};

const regexOf = (match: JsonObject): string => textAt(match, "regex").slice(0, 10_000);
