import { expect, test } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { Field } from "./field";
import { isRepresentable } from "./is-representable";

const PLACE = { path: ["a"], label: "A" };

const SHOWS: readonly (readonly [input: Field["input"], yes: readonly Json[], no: readonly Json[]])[] = [
  ["text", ["", "a"], [0, false, null, [], {}]],
  ["choice", ["", "unknown to the schema"], [1, null]],
  ["duration", ["", "1.5s", "no duration"], [5, null]],
  ["number", [0, -1, 1.5], ["", "1", null, false]],
  ["switch", [true, false], ["true", 0, null]],
  ["texts", [[], ["", "a"]], [["a", 1], [null], "a", {}]],
  ["numbers", [[], [0]], [[0, "1"], [null], 0]],
  ["textMap", [{}, { a: "" }], [{ a: 1 }, { a: null }, [], "a"]],
  ["numberMap", [{}, { a: 0 }], [{ a: "1" }, { a: 0, b: null }, []]],
  [
    "stringMatch",
    [{ exact: "" }, { prefix: "/" }, { regex: ".*" }],
    [{}, { exact: 1 }, { exact: "a", prefix: "b" }, { exact: "a", ignoreCase: true }, { suffix: "a" }, "a"],
  ],
  [
    "stringMatchMap",
    [{}, { present: {} }, { a: { exact: "" }, b: {} }],
    [{ a: "text" }, { a: {}, b: { exact: 1 } }, { a: null }, []],
  ],
  ["objectMap", [{}, { 80: {} }], [{ 80: {}, 90: "a" }, { a: null }, { a: [] }, []]],
  ["group", [{}, { other: 1 }], [[], null, ""]],
  ["list", [[], [{}]], [[{}, "a"], [null], [[]], {}]],
];

function fieldOf(input: Field["input"]): Field {
  if (input === "choice") return { ...PLACE, input, options: ["A"] };
  if (input === "list") return { ...PLACE, input, fields: [], fresh: {} };
  if (input === "group" || input === "objectMap") return { ...PLACE, input, fields: [] };
  if (input === "oneOf") return { ...PLACE, input, branches: [] };
  return { ...PLACE, input };
}

test.each(SHOWS.flatMap(([input, yes]) => yes.map((value) => [input, value] as const)))(
  "a field for %s shows %j",
  (input, value) => {
    expect(isRepresentable(fieldOf(input), value)).toBe(true);
  },
);

test.each(SHOWS.flatMap(([input, , no]) => no.map((value) => [input, value] as const)))(
  "a field for %s would change %j, so it does not show it",
  (input, value) => {
    expect(isRepresentable(fieldOf(input), value)).toBe(false);
  },
);

test.each<[Json, boolean]>([
  [{}, true],
  [{ other: 1 }, true],
  [{ a: null, other: 1 }, true],
  [{ a: 0, b: false }, false],
  ["a", false],
])("of %j a choice of a and b shows one or none: %j", (value, expected) => {
  const branches = ["a", "b"].map((key) => ({ key, label: key, fields: [], fresh: {} }));
  expect(isRepresentable({ ...PLACE, input: "oneOf", branches }, value)).toBe(expected);
});
