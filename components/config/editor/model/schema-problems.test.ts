import { expect, test } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { schemaProblems } from "./schema-problems";

const schema: JsonObject = {
  type: "object",
  required: ["spec"],
  properties: {
    spec: {
      type: "object",
      properties: {
        weight: { type: "integer" },
        mode: { type: "string", enum: ["A", "B"] },
        labels: { type: "object", additionalProperties: { type: "string" } },
        any: {
          type: "object",
          "x-kubernetes-preserve-unknown-fields": true,
          properties: { known: { type: "string" } },
        },
        port: { "x-kubernetes-int-or-string": true },
        list: {
          type: "array",
          items: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
        },
      },
    },
  },
};

test.each<[string, Json]>([
  ["zero, false and empty lists", { spec: { weight: 0, list: [] } }],
  ["a field left empty", { spec: { mode: null } }],
  ["unknown fields where the schema keeps them", { spec: { any: { other: 1 } } }],
  ["labels of any name", { spec: { labels: { x: "1" } } }],
  ["a port by number or name", { spec: { port: 80 } }],
  ["a port by name", { spec: { port: "http" } }],
])("%s break nothing", (_, value) => {
  expect(schemaProblems(schema, value)).toEqual([]);
});

test.each<[string, Json, object]>([
  [
    "an unknown field",
    { spec: { wieght: 1 } },
    { path: ["spec", "wieght"], problem: "unknown", detail: "wieght" },
  ],
  [
    "a wrong type",
    { spec: { weight: "1" } },
    { path: ["spec", "weight"], problem: "type", detail: "integer" },
  ],
  [
    "half a number",
    { spec: { weight: 0.5 } },
    { path: ["spec", "weight"], problem: "type", detail: "integer" },
  ],
  ["a list for an object", { spec: [] }, { path: ["spec"], problem: "type", detail: "object" }],
  [
    "a value not listed",
    { spec: { mode: "C" } },
    { path: ["spec", "mode"], problem: "enum", detail: "A, B" },
  ],
  ["a missing field", {}, { path: [], problem: "required", detail: "spec" }],
  [
    "a missing field of a list's element",
    { spec: { list: [{}] } },
    { path: ["spec", "list", 0], problem: "required", detail: "name" },
  ],
  [
    "a label that is no text",
    { spec: { labels: { x: 1 } } },
    { path: ["spec", "labels", "x"], problem: "type", detail: "string" },
  ],
])("%s is named with its place", (_, value, expected) => {
  expect(schemaProblems(schema, value)).toEqual([expected]);
});

test("a huge wrong object is judged no further than a hundred problems", () => {
  const list = Array.from({ length: 50_000 }, () => ({}));
  expect(schemaProblems(schema, { spec: { list } })).toHaveLength(100);
});
