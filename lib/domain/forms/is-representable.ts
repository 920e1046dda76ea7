import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject } from "@/lib/domain/mesh/read-json";
import type { Field } from "./field";

const STRING_MATCH = ["exact", "prefix", "regex"];

const isText = (value: Json): boolean => typeof value === "string";
const isNumber = (value: Json): boolean => typeof value === "number";

const BY_INPUT: Readonly<Record<Exclude<Field["input"], "oneOf">, (value: Json) => boolean>> = {
  text: isText,
  duration: isText,
  choice: isText,
  number: isNumber,
  switch: (value) => typeof value === "boolean",
  texts: (value) => isListOf(value, isText),
  numbers: (value) => isListOf(value, isNumber),
  textMap: (value) => isMapOf(value, isText),
  numberMap: (value) => isMapOf(value, isNumber),
  stringMatch: isStringMatch,
  stringMatchMap: (value) => isMapOf(value, (item) => isStringMatch(item) || isEmptyObject(item)),
  objectMap: (value) => isMapOf(value, isJsonObject),
  group: isJsonObject,
  list: (value) => isListOf(value, isJsonObject),
};

/** Whether a field can show a value so that writing it back changes nothing. */
export function isRepresentable(field: Field, value: Json): boolean {
  if (field.input !== "oneOf") return BY_INPUT[field.input](value);
  return isJsonObject(value) && field.branches.filter(({ key }) => value[key] !== undefined).length <= 1;
}

function isListOf(value: Json, is: (item: Json) => boolean): boolean {
  return Array.isArray(value) && value.every((item: Json) => is(item));
}

function isMapOf(value: Json, is: (item: Json) => boolean): boolean {
  return isJsonObject(value) && Object.values(value).every((item) => item !== undefined && is(item));
}

function isEmptyObject(value: Json): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}

function isStringMatch(value: Json): boolean {
  if (!isJsonObject(value)) return false;
  const [[key, text] = [], ...more] = Object.entries(value);
  return more.length === 0 && key !== undefined && STRING_MATCH.includes(key) && typeof text === "string";
}
