import { expect, test } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { exclusiveKeys } from "./exclusive-keys";

const properties = { a: {}, b: {}, c: {}, d: {} };
const one = (...keys: readonly (readonly string[])[]): JsonObject => ({
  oneOf: keys.map((required) => ({ required })),
});

test.each<[string, JsonObject, readonly (readonly string[])[]]>([
  ["no choice", {}, []],
  ["the object's own choice", one(["a"], ["b"]), [["a", "b"]]],
  ["none of them as an alternative", { oneOf: [{ not: {} }, ...oneOf("a", "b")] }, [["a", "b"]]],
  [
    "its own and those of allOf",
    { ...one(["a"], ["b"]), allOf: [one(["c"], ["d"])] },
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ["an alternative of two keys at once, which is no key", one(["a"], ["b", "c"]), []],
  ["a key the object does not have", one(["a"], ["unknown"]), []],
  ["a key named like a built-in", one(["a"], ["constructor"]), []],
  ["a choice of one", one(["a"]), []],
  ["the same key twice", one(["a"], ["a"], ["b"]), []],
  [
    "a key of two choices, which is in the first",
    { allOf: [one(["a"], ["b"]), one(["b"], ["c"])] },
    [["a", "b"]],
  ],
])("%s", (_, schema, expected) => {
  expect(exclusiveKeys({ ...schema, properties })).toEqual(expected);
});

function oneOf(...keys: readonly string[]): readonly JsonObject[] {
  return keys.map((key) => ({ required: [key] }));
}
