import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../../json/is-json-array";
import { isObject } from "../../../world/read-json";
import { itemsOf } from "../../schemas/items-of";
import { propertyOf } from "../../schemas/property-of";
import type { Schema } from "../../schemas/schema";

/** A value that is owned as a whole. */
interface ScalarAtom {
  readonly type: "scalar";
}

export interface MapAtom {
  readonly type: "map";
  /** Owned as a whole. */
  readonly atomic: boolean;
  /** Whether the key is a field of a struct, not an entry of a map. */
  readonly names: (key: string) => boolean;
  readonly child: (key: string) => Schema | undefined;
}

export interface ListAtom {
  readonly type: "list";
  /** "atomic" is owned as a whole; items of the others are owned one by one. */
  readonly relation: "atomic" | "set" | "map";
  readonly keys: readonly string[];
  readonly item: Schema | undefined;
  readonly defaultOf: (key: string) => Json | undefined;
  readonly items: (list: Json) => readonly Json[];
}

export type Atom = ScalarAtom | MapAtom | ListAtom;

const SCALAR: ScalarAtom = { type: "scalar" };

const itemsIn = (list: Json): readonly Json[] => (isJsonArray(list) ? list : []);

function listAtom(schema: Schema | undefined): ListAtom {
  const item = schema && itemsOf(schema);
  return {
    type: "list",
    relation: schema?.listType ?? "atomic",
    keys: schema?.listMapKeys ?? [],
    item,
    defaultOf: (key) => item && propertyOf(item, key)?.defaultValue,
    items: itemsIn,
  };
}

const mapAtom = (schema: Schema | undefined): MapAtom => ({
  type: "map",
  atomic: schema?.mapType === "atomic",
  names: (key) => schema?.properties.has(key) ?? false,
  child: (key) => schema && propertyOf(schema, key),
});

/**
 * How a value is owned and merged, by its schema; where the schema says nothing of it, maps merge and lists are atomic.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export function atomOf(schema: Schema | undefined, value: Json): Atom {
  if (isObject(value)) return mapAtom(schema);
  if (isJsonArray(value)) return listAtom(schema);
  return SCALAR;
}
