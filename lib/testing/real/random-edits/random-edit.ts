import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonList, isJsonObject, objectAt } from "@/lib/domain/mesh/read-json";
import type { Random } from "./random";
import { randomValue } from "./random-value";

const MAX_CHARS = 12_000;

/** The object with one random change of its spec, its labels or its annotations; the rest is the very same. */
export function randomEdit(object: JsonObject, schema: JsonObject, random: Random): JsonObject {
  if (random.oneIn(6)) return { ...object, metadata: editMeta(objectAt(object, "metadata"), random) };
  const spec = objectAt(schema, "properties")["spec"];
  if (!isJsonObject(spec)) return object;
  const crowded = JSON.stringify(object["spec"] ?? {}).length > MAX_CHARS;
  const changed = editObject(objectAt(object, "spec"), spec, random, crowded);
  return { ...object, spec: changed };
}

function editMeta(metadata: JsonObject, random: Random): JsonObject {
  const field = random.pick(["labels", "annotations"]) ?? "labels";
  const key = random.pick(["a", "example.com/b", "c_d.e"]) ?? "a";
  const held = objectAt(metadata, field);
  const { [key]: old, ...others } = held;
  const remove = old !== undefined && random.oneIn(2);
  return { ...metadata, [field]: remove ? others : { ...held, [key]: random.pick(["", "x", "0"]) ?? "" } };
}

function editValue(value: Json, schema: JsonObject, random: Random, crowded: boolean): Json {
  if (random.oneIn(6) && !crowded) return randomValue(schema, random, 2) ?? value;
  if (isJsonList(value)) return editList(value, schema, random, crowded);
  if (isJsonObject(value)) return editObject(value, schema, random, crowded);
  return randomValue(schema, random) ?? value;
}

function editObject(value: JsonObject, schema: JsonObject, random: Random, crowded: boolean): JsonObject {
  const properties = objectAt(schema, "properties");
  const present = Object.keys(value);
  const name = random.pick(present);
  if (name !== undefined && !random.oneIn(crowded ? 8 : 3)) {
    const { [name]: old, ...others } = value;
    if (old === undefined || random.oneIn(crowded ? 2 : 6)) return others;
    const inner = properties[name] ?? schema["additionalProperties"];
    return { ...value, [name]: editValue(old, isJsonObject(inner) ? inner : {}, random, crowded) };
  }
  const added = random.pick(Object.keys(properties));
  if (added === undefined) {
    const fresh = randomValue(schema, random, 1);
    return isJsonObject(fresh) ? { ...value, ...fresh } : value;
  }
  const fresh = randomValue(objectAt(properties, added), random, 1);
  return fresh === undefined ? value : { ...value, [added]: fresh };
}

function editList(value: readonly Json[], schema: JsonObject, random: Random, crowded: boolean): Json {
  const items = objectAt(schema, "items");
  const at = random.below(value.length);
  const old = value[at];
  if (old === undefined) return appended(value, items, random);
  switch (random.below(crowded ? 2 : 6)) {
    case 0:
      return value.toSpliced(at, 1);
    case 1:
      return [...value.slice(at), ...value.slice(0, at)];
    case 2:
      return appended(value, items, random);
    default:
      return value.with(at, editValue(old, items, random, crowded));
  }
}

function appended(value: readonly Json[], items: JsonObject, random: Random): readonly Json[] {
  const fresh = randomValue(items, random, 1);
  return fresh === undefined ? value : [...value, fresh];
}
