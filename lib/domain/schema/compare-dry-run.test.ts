import fc from "fast-check";
import { expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { compareDryRun } from "./compare-dry-run";

const NOTHING = { pruned: [], defaulted: [], changed: [] };
const sent = {
  apiVersion: "v1",
  kind: "HTTPRoute",
  metadata: { name: "a", labels: { x: "" }, typo: 1, uid: "old" },
  spec: {
    speling: 0,
    off: false,
    none: [],
    rules: [{ name: "r", extra: { deep: [] } }, {}],
    weight: 1,
    gone: null,
  },
  status: { parents: [] },
};

it("names what is dropped, filled in and changed, each once at its highest place", () => {
  const answer = {
    apiVersion: "v1",
    kind: "HTTPRoute",
    metadata: {
      name: "a",
      labels: { x: "" },
      uid: "u",
      resourceVersion: "1",
      generation: 2,
      managedFields: [],
    },
    spec: {
      off: false,
      none: [],
      rules: [{ name: "r", matches: [{ path: { value: "/" } }] }, {}, {}],
      weight: "1",
    },
    status: { parents: [{}] },
  };
  expect(compareDryRun(sent, answer)).toEqual({
    pruned: [
      ["spec", "speling"],
      ["spec", "rules", 0, "extra"],
      ["spec", "gone"],
      ["metadata", "typo"],
    ],
    defaulted: [
      ["spec", "rules", 0, "matches"],
      ["spec", "rules", 2],
    ],
    changed: [["spec", "weight"]],
  });
});

it("takes 0, false, empty texts and empty lists for values", () => {
  expect(compareDryRun(sent, sent)).toEqual(NOTHING);
  expect(compareDryRun({ spec: { a: 0 } }, { spec: { a: false } }).changed).toEqual([["spec", "a"]]);
  expect(compareDryRun({ spec: {} }, { spec: { a: "" } }).defaulted).toEqual([["spec", "a"]]);
});

it.each<[string, JsonObject, JsonObject, ReturnType<typeof compareDryRun>]>([
  [
    "an element that is gone from the end of a list",
    { spec: { a: [1, 0, { b: 1 }] } },
    { spec: { a: [1] } },
    {
      ...NOTHING,
      pruned: [
        ["spec", "a", 1],
        ["spec", "a", 2],
      ],
    },
  ],
  ["a list that became an object", { a: [] }, { a: {} }, { ...NOTHING, changed: [["a"]] }],
  ["null that became a value", { a: null }, { a: 0 }, { ...NOTHING, changed: [["a"]] }],
  ["a whole specification that is new", {}, { spec: { a: {} } }, { ...NOTHING, defaulted: [["spec"]] }],
  ["metadata that was not sent", {}, { metadata: { uid: "a" } }, { ...NOTHING, defaulted: [["metadata"]] }],
  [
    "metadata that is no object",
    { metadata: "a" },
    { metadata: "b" },
    { ...NOTHING, changed: [["metadata"]] },
  ],
  [
    "labels of webhooks, not what only the API server writes",
    { metadata: { name: "a" } },
    {
      metadata: {
        name: "a",
        labels: {},
        selfLink: "/a",
        creationTimestamp: null,
        generation: 0,
        resourceVersion: "",
      },
    },
    { ...NOTHING, defaulted: [["metadata", "labels"]] },
  ],
])("tells %s", (_, sentObject, answer, expected) => {
  expect(compareDryRun(sentObject, answer)).toEqual(expected);
});

it("stops at a thousand, and at what is too deep to follow", () => {
  const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`f${index}`, index]));
  expect(compareDryRun({ spec: many }, { spec: {} }).pruned).toHaveLength(1_000);
  const nested = (leaf: number): JsonObject =>
    Array.from({ length: 5_000 }).reduce<JsonObject>((inner) => ({ inner }), { leaf });
  expect(compareDryRun({ spec: nested(1) }, { spec: nested(2) })).toEqual(NOTHING);
});

it("finds nothing between an object and itself, and what is taken from it as dropped", () => {
  const field = fc.constantFrom("a", "b", "__proto__", "constructor", "toString");
  fc.assert(
    fc.property(
      fc.dictionary(field, fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true }),
      field,
      (spec, key) => {
        expect(compareDryRun({ spec }, { spec: structuredClone(spec) })).toEqual(NOTHING);
        const less = Object.fromEntries(Object.entries(spec).filter(([name]) => name !== key));
        const { pruned } = compareDryRun({ spec }, { spec: less });
        expect(pruned).toEqual(Object.hasOwn(spec, key) ? [["spec", key]] : []);
      },
    ),
  );
});
