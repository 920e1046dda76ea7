import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonList, isJsonObject, objectAt, objectsAt, textAt, textsAt } from "@/lib/domain/mesh/read-json";
import type { Random } from "./random";

const MAX_DEPTH = 9;
/** Texts that some field or other of the mesh's kinds takes. */
const TEXTS = [
  "",
  "0",
  "a",
  "b-1",
  "reviews",
  "Exact",
  "/",
  "/a",
  "X-Header",
  "http",
  "80",
  "1s",
  "10ms",
  "0s",
  "2h3m",
  "50%",
  "*",
  "example.com",
  "*.example.com",
  "reviews.shop.svc.cluster.local",
  "https://example.com/path?x=1",
  "10.0.0.1",
  "10.0.0.0/8",
  "::1",
  "example.com/controller",
  "gateway.networking.k8s.io",
  "networking.istio.io",
  "istio-system/gateway",
  "oci://example.com/plugin",
  "sha256:".padEnd(71, "0a"),
  "spiffe://cluster.local/ns/shop/sa/reviews",
  "RSA",
  "2026-01-01T00:00:00Z",
  'text with "quotes", \\ and ünïcode ✓',
];
const LOOSE: readonly Json[] = [0, false, "", [], {}, 1.5, -3, "x", [0, [], ""], { a: { b: false, c: [] } }];

/** A value that fits a schema by its types, enums, lengths and patterns; undefined where none is found. */
export function randomValue(schema: JsonObject, random: Random, depth = 0): Json | undefined {
  if (schema["x-kubernetes-int-or-string"] === true) return random.pick([0, 80, "50%", "1"]);
  const options = schema["enum"];
  if (isJsonList(options)) return random.pick(options.filter((option) => option !== null));
  switch (schema["type"]) {
    case "object":
      return randomObject(schema, random, depth);
    case "array":
      return randomList(schema, random, depth);
    case "string":
      return randomText(schema, random);
    case "integer":
      return randomNumber(schema, random);
    case "number":
      return randomNumber(schema, random) + (random.oneIn(2) ? 0.5 : 0);
    case "boolean":
      return random.oneIn(2);
    default:
      return random.pick(LOOSE);
  }
}

function randomObject(schema: JsonObject, random: Random, depth: number): JsonObject | undefined {
  const properties = objectAt(schema, "properties");
  const names = Object.keys(properties);
  const additional = schema["additionalProperties"];
  if (names.length === 0) {
    if (isJsonObject(additional)) return randomMap(additional, random, depth);
    return schema["x-kubernetes-preserve-unknown-fields"] === true ? { zero: 0, off: false, none: [] } : {};
  }
  const chosen = new Set(textsAt(schema, "required"));
  for (const name of optional(schema, names, random, depth)) chosen.add(name);
  const entries: [string, Json][] = [];
  for (const name of chosen) {
    const value = randomValue(objectAt(properties, name), random, depth + 1);
    if (value !== undefined) entries.push([name, value]);
    else if (textsAt(schema, "required").includes(name)) return undefined;
  }
  return Object.fromEntries(entries);
}

/** Where the schema has alternatives one field is chosen, as most of them exclude each other. */
function optional(
  schema: JsonObject,
  names: readonly string[],
  random: Random,
  depth: number,
): readonly string[] {
  if (depth > MAX_DEPTH) return [];
  const alternatives = [...objectsAt(schema, "oneOf"), ...objectsAt(schema, "anyOf")];
  if (alternatives.length > 0) return [random.pick(names) ?? ""];
  return names.filter(() => random.oneIn(depth + 2)).slice(0, 4);
}

function randomMap(values: JsonObject, random: Random, depth: number): JsonObject {
  const keys = ["a", "app", "x-header", "example.com/a"].filter(() => random.oneIn(3));
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = randomValue(values, random, depth + 1);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

function randomList(schema: JsonObject, random: Random, depth: number): readonly Json[] {
  const least = typeof schema["minItems"] === "number" ? schema["minItems"] : 0;
  const most = typeof schema["maxItems"] === "number" ? schema["maxItems"] : least + 2;
  const length = Math.min(most, least + random.below(depth > MAX_DEPTH ? 1 : 3));
  return Array.from({ length }, () => randomValue(objectAt(schema, "items"), random, depth + 1)).filter(
    (item) => item !== undefined,
  );
}

function randomText(schema: JsonObject, random: Random): string | undefined {
  const pattern = textAt(schema, "pattern");
  const fits = pattern === "" ? null : new RegExp(pattern);
  const least = typeof schema["minLength"] === "number" ? schema["minLength"] : 0;
  const most = typeof schema["maxLength"] === "number" ? schema["maxLength"] : Infinity;
  return random.pick(
    TEXTS.filter((text) => text.length >= least && text.length <= most && (fits === null || fits.test(text))),
  );
}

function randomNumber(schema: JsonObject, random: Random): number {
  const least = typeof schema["minimum"] === "number" ? schema["minimum"] : 0;
  const most = typeof schema["maximum"] === "number" ? schema["maximum"] : least + 1000;
  if (least <= 0 && most >= 0 && random.oneIn(3)) return 0;
  return least + random.below(Math.max(1, Math.min(most - least, 70_000)));
}
