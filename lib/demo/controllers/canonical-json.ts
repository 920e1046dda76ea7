import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isObject } from "../world/read-json";

const sorted = (_: string, value: Json): Json =>
  isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

/** The text of a JSON value that is the same in whatever order its keys were written. */
export const canonicalJson = (value: Json): string => JSON.stringify(value, sorted);
