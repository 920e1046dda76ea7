import fc from "fast-check";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonList, isJsonObject } from "@/lib/domain/mesh/read-json";

/** Values that editors lose: zero, false, empty and null among them. */
const LEAVES: readonly Json[] = [0, false, "", null, 1, 100, true, "reviews", "5s", "*", "v1", [], {}];
const FIELDS = [
  "host",
  "weight",
  "match",
  "a/b",
  "c~d",
  "labels",
  "timeout",
  "app.kubernetes.io/name",
  "__proto__",
];

export const arbitraryLeaf = fc.constantFrom(...LEAVES);

/** JSON as configuration has it: nested fields, lists of texts, of objects, and of objects with names of their own. */
export const { value: arbitraryConfig } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    arbitraryLeaf,
    fc.array(fc.constantFrom("a.example", "b.example", "c.example"), { maxLength: 3 }),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.uniqueArray(fc.record({ name: fc.constantFrom("v1", "v2", "v3"), labels: tie("value") }), {
      selector: ({ name }) => name,
      maxLength: 3,
    }),
    fc.dictionary(fc.constantFrom(...FIELDS), tie("value"), { maxKeys: 4 }),
  ),
}));

export interface ArbitraryEdit {
  /** Which place of the value is edited, of all it has. */
  readonly place: number;
  readonly what: "set" | "remove" | "insert" | "move";
  readonly value: Json;
}

export const arbitraryEdit: fc.Arbitrary<ArbitraryEdit> = fc.record({
  place: fc.nat(1_000),
  what: fc.constantFrom("set", "remove", "insert", "move"),
  value: fc.oneof(arbitraryLeaf, arbitraryConfig),
});

/** The value with one edit made somewhere in it. */
export function editedAnywhere(value: Json, edit: ArbitraryEdit): Json {
  const places = countPlaces(value);
  return editPlace(value, edit.place % places, edit);
}

function countPlaces(value: Json): number {
  if (isJsonList(value)) return value.reduce<number>((count, item) => count + countPlaces(item), 1);
  if (!isJsonObject(value)) return 1;
  return Object.values(value).reduce<number>((count, item) => count + countPlaces(item ?? null), 1);
}

function editPlace(value: Json, place: number, edit: ArbitraryEdit): Json {
  if (place === 0) return editHere(value, edit);
  let left = place - 1;
  const below = (item: Json): Json => {
    const places = countPlaces(item);
    const result = left >= 0 && left < places ? editPlace(item, left, edit) : item;
    left -= places;
    return result;
  };
  if (isJsonList(value)) return value.map(below);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([field, item]) => [field, below(item ?? null)]));
}

function editHere(value: Json, { place, what, value: next }: ArbitraryEdit): Json {
  if (isJsonList(value) && value.length > 0) return editList(value, place % value.length, what, next);
  if (isJsonObject(value) && Object.keys(value).length > 0) return editFields(value, place, what, next);
  return next;
}

function editList(list: readonly Json[], at: number, what: ArbitraryEdit["what"], next: Json): Json {
  if (what === "remove") return list.toSpliced(at, 1);
  if (what === "insert") return list.toSpliced(at, 0, next);
  if (what === "move") return [...list.slice(at), ...list.slice(0, at)];
  return list.with(at, next);
}

function editFields(object: JsonObject, place: number, what: ArbitraryEdit["what"], next: Json): Json {
  const fields = Object.keys(object);
  const field = fields[place % fields.length] ?? "";
  if (what === "remove") return Object.fromEntries(Object.entries(object).filter(([key]) => key !== field));
  const key = what === "insert" ? (FIELDS[place % FIELDS.length] ?? field) : field;
  return Object.fromEntries([...Object.entries(object), [key, next]]);
}
