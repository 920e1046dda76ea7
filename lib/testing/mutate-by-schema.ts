import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject } from "@/lib/domain/mesh/read-json";

/** A random number from 0 up to and without 1. */
export type Random = () => number;

/** The same numbers for the same seed. https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const VALUES: readonly Json[] = [
  null,
  "",
  0,
  -1,
  1,
  1.5,
  443,
  70_000,
  true,
  false,
  [],
  {},
  "a",
  "*",
  "*.example.com",
  "10.0.0.1",
  "UPPER.example.com",
  "-a",
  "a b",
  "5s",
  "0s",
  "1d",
  "/a//b",
  "unix://",
  "unix:///a/",
  "https://a.example.com:8080/b",
  "ftp://a",
  "a".repeat(300),
  ["a", "a"],
  [null],
  { a: "b" },
];

/** The object with one random change of its spec: a field gone, set to something else, doubled, or added by its schema. */
export function mutateBySchema(object: JsonObject, schema: JsonObject, random: Random): JsonObject {
  const specSchema = child(schema, "spec");
  const spec = change(object["spec"] ?? {}, specSchema, random);
  return { ...object, spec };
}

function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)];
}

function child(schema: JsonObject, field: string): JsonObject {
  const properties = schema["properties"];
  const own = isJsonObject(properties) ? properties[field] : undefined;
  const found = own ?? schema["additionalProperties"];
  return isJsonObject(found) ? found : {};
}

function itemsOf(schema: JsonObject): JsonObject {
  return isJsonObject(schema["items"]) ? schema["items"] : {};
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Goes down at random, so that deep places change as often as shallow ones. */
function change(value: Json, schema: JsonObject, random: Random): Json {
  const canGoDown = isList(value) ? value.length > 0 : isJsonObject(value) && Object.keys(value).length > 0;
  if (!canGoDown || random() < 0.15) return replaceValue(value, schema, random);
  if (isList(value)) {
    const at = Math.floor(random() * value.length);
    return value.map((item, index) => (index === at ? change(item, itemsOf(schema), random) : item));
  }
  if (!isJsonObject(value)) return value;
  const field = pick(Object.keys(value), random) ?? "";
  const dice = random();
  if (dice < 0.15) return Object.fromEntries(Object.entries(value).filter(([key]) => key !== field));
  if (dice < 0.3) return { ...value, ...added(schema, random) };
  return { ...value, [field]: change(value[field] ?? null, child(schema, field), random) };
}

function replaceValue(value: Json, schema: JsonObject, random: Random): Json {
  if (isList(value) && value.length > 0 && random() < 0.6) {
    return random() < 0.5 ? [...value, value[0] ?? null] : value.slice(1);
  }
  const allowed = schema["enum"];
  if (allowed !== undefined && isList(allowed) && random() < 0.7) return pick(allowed, random) ?? null;
  return pick(VALUES, random) ?? null;
}

function added(schema: JsonObject, random: Random): JsonObject {
  const properties = schema["properties"];
  const field =
    isJsonObject(properties) && random() < 0.9 ? pick(Object.keys(properties), random) : "nobodyKnows";
  if (field === undefined) return {};
  return { [field]: made(child(schema, field), random, 0) };
}

/** A value that its schema may accept. */
function made(schema: JsonObject, random: Random, depth: number): Json {
  const { type, enum: allowed } = schema;
  if (allowed !== undefined && isList(allowed)) return pick(allowed, random) ?? null;
  if (depth > 4) return null;
  if (type === "array") return [made(itemsOf(schema), random, depth + 1)];
  if (type === "object") return madeObject(schema, random, depth);
  return pick(LIKELY[typeof type === "string" ? type : "string"] ?? [], random) ?? null;
}

const LIKELY: Readonly<Record<string, readonly Json[]>> = {
  boolean: [true, false],
  integer: [0, 1, 80, 443, 70_000],
  number: [0, 0.5, 100],
  string: ["a", "5s", "a.example.com", "*", "", "10.0.0.1"],
};

function madeObject(schema: JsonObject, random: Random, depth: number): Json {
  const { properties } = schema;
  const fields = isJsonObject(properties) ? Object.keys(properties) : ["a"];
  const chosen = fields.filter(() => random() < 2 / fields.length);
  return Object.fromEntries(chosen.map((field) => [field, made(child(schema, field), random, depth + 1)]));
}
