import type { Json, JsonObject } from "../../mesh/cluster-object";
import { isJsonObject, objectAt, textsAt } from "../../mesh/read-json";

const STRINGS = ["uri", "scheme", "method", "authority"] as const;
const MAPS: readonly (readonly [field: string, word: string])[] = [
  ["headers", "header"],
  ["withoutHeaders", "not header"],
  ["queryParams", "query"],
  ["sourceLabels", "source label"],
];
const LISTS = ["gateways", "sniHosts", "destinationSubnets"] as const;

function valueText(value: Json | undefined): string {
  if (!isJsonObject(value)) return typeof value === "string" ? `= ${value}` : "present";
  const [[kind, text] = ["", ""]] = Object.entries(value);
  if (kind === "") return "present";
  const shown = typeof text === "string" ? text : JSON.stringify(text);
  return kind === "exact" ? `= ${shown}` : `${kind} ${shown}`;
}

/** What a match of a VirtualService asks, in one line; "every request" where it asks nothing. */
export function matchText(match: JsonObject): string {
  const parts = [
    ...STRINGS.flatMap((field) => (field in match ? [`${field} ${valueText(match[field])}`] : [])),
    ...MAPS.flatMap(([field, word]) =>
      Object.entries(objectAt(match, field)).map(([key, value]) => `${word} ${key} ${valueText(value)}`),
    ),
    ...LISTS.flatMap((field) => {
      const values = textsAt(match, field);
      return values.length > 0 ? [`${field} ${values.join(", ")}`] : [];
    }),
    ...(typeof match["sourceNamespace"] === "string" ? [`source namespace ${match["sourceNamespace"]}`] : []),
    ...(typeof match["port"] === "number" && match["port"] > 0 ? [`port ${match["port"]}`] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : "every request";
}
