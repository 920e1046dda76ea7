import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Branch, Field } from "./field";
import { labelOfKey } from "./label-of-key";
import { schemaFields } from "./schema-fields";

const TEXT = { type: "string" };
const PLACE = { kind: "", under: "", depth: 0 };

function fieldsOf(properties: JsonObject, more: JsonObject = {}): readonly Field[] {
  return schemaFields({ type: "object", properties, ...more }, PLACE);
}

function branchesOf(properties: JsonObject): readonly Branch[] {
  const oneOf = Object.keys(properties).map((key) => ({ required: [key] }));
  return fieldsOf(properties, { oneOf }).flatMap((field) => (field.input === "oneOf" ? field.branches : []));
}

describe("what no input can hold has no field", () => {
  test.each<[string, JsonObject]>([
    ["a list of anything", { type: "array", items: {} }],
    ["a list of lists", { type: "array", items: { type: "array", items: TEXT } }],
    ["a list without a schema", { type: "array" }],
    ["an object without properties", { type: "object" }],
    ["a map of switches", { type: "object", additionalProperties: { type: "boolean" } }],
    ["a map of free-form objects", { type: "object", additionalProperties: { type: "object" } }],
    ["an open object", { type: "object", additionalProperties: true }],
    ["no type", {}],
  ])("%s", (_, schema) => {
    expect(fieldsOf({ a: schema })).toEqual([]);
  });

  test("a schema is followed fifteen deep and then held, even where it has no end", () => {
    const below = (levels: number): JsonObject =>
      levels === 0 ? TEXT : { type: "object", properties: { a: below(levels - 1) } };
    const depthOf = (fields: readonly Field[]): number => {
      const [field] = fields;
      return field?.input === "group" ? 1 + depthOf(field.fields) : fields.length;
    };
    expect(depthOf(fieldsOf({ a: below(10) }))).toBe(11);
    expect(depthOf(fieldsOf({ a: below(40) }))).toBe(15);
  });
});

describe("a field", () => {
  test.each<[string, JsonObject, Partial<Field>]>([
    ["a limit of 0", { type: "number", minimum: 0, maximum: 0 }, { input: "number", min: 0, max: 0 }],
    [
      "options of a list",
      { type: "array", items: { ...TEXT, enum: ["A"] } },
      { input: "texts", options: ["A"] },
    ],
    [
      "string matches by key",
      { type: "object", additionalProperties: { type: "object", properties: { exact: TEXT, regex: TEXT } } },
      { input: "stringMatchMap" },
    ],
    [
      "decimal numbers by key",
      { type: "object", additionalProperties: { type: "number" } },
      { input: "numberMap" },
    ],
    [
      "objects by key",
      { type: "object", additionalProperties: { properties: { b: TEXT } } },
      { input: "objectMap" },
    ],
    ["its help, cut at 600", { ...TEXT, description: "x".repeat(900) }, { help: "x".repeat(600) }],
  ])("has %s", (_, schema, expected) => {
    expect(fieldsOf({ a: schema })[0]).toMatchObject(expected);
  });

  test.each<[string, JsonObject]>([
    ["exact alone", { exact: TEXT }],
    ["no exact", { prefix: TEXT, regex: TEXT }],
    ["more than Istio's StringMatch has", { exact: TEXT, prefix: TEXT, port: TEXT }],
  ])("of %s is no string match but a group", (_, properties) => {
    expect(fieldsOf({ a: { type: "object", properties } })[0]?.input).toBe("group");
  });

  test("has no help, limits or options where the schema says none", () => {
    expect(fieldsOf({ a: { type: "integer" }, b: { type: "array", items: TEXT } })).toEqual([
      { path: ["a"], label: "A", input: "number" },
      { path: ["b"], label: "B", input: "texts" },
    ]);
  });

  test("is not drawn at first unless it is required or looked for, and keeps the schema's order", () => {
    const fields = fieldsOf({ z: TEXT, need: TEXT, a: TEXT }, { required: ["need", "unknown"] });
    expect(fields.map(({ path, first }) => [path[0], first])).toEqual([
      ["need", true],
      ["z", undefined],
      ["a", undefined],
    ]);
  });

  test.each([
    ["rules", "HTTPRoute", ["matches", "backendRefs"]],
    ["match", "VirtualService", ["uri", "headers"]],
    ["constructor", "", ["backendRefs", "headers", "matches", "uri"]],
    ["", "toString", ["backendRefs", "headers", "matches", "uri"]],
  ])("under %j of a %s comes in the order people look", (under, kind, order) => {
    const properties = Object.fromEntries(
      ["backendRefs", "headers", "matches", "uri"].map((key) => [key, TEXT]),
    );
    const fields = schemaFields({ properties }, { kind, under, depth: 1 });
    expect(fields.slice(0, order.length).map(({ path }) => path[0])).toEqual(order);
  });
});

describe("a choice of keys", () => {
  test.each<[string, JsonObject, Json]>([
    ["a text", TEXT, ""],
    ["a choice", { ...TEXT, enum: ["B", "A"] }, "B"],
    ["a number", { type: "integer" }, 0],
    ["a number with a least value", { type: "integer", minimum: 3 }, 3],
    ["a switch, which is turned on", { type: "boolean" }, true],
    ["a list of objects, which begins with one", { type: "array", items: { type: "object" } }, [{}]],
    ["texts", { type: "array", items: TEXT }, []],
    ["a group", { type: "object", properties: { c: TEXT } }, {}],
    ["a string match", { type: "object", properties: { exact: TEXT, prefix: TEXT } }, { exact: "" }],
  ])("begins with a value its field can show: %s", (_, schema, fresh) => {
    expect(branchesOf({ a: schema, other: TEXT })[0]?.fresh).toEqual(fresh);
  });

  test("draws the fields of a group in its branch, and any other field by itself", () => {
    const [group, text] = branchesOf({ a: { type: "object", properties: { c: TEXT } }, b: TEXT });
    expect(group?.fields.map(({ path }) => path)).toEqual([["c"]]);
    expect(text?.fields.map(({ path }) => path)).toEqual([[]]);
  });

  test("has no field where one branch has none: choosing would lose it", () => {
    expect(branchesOf({ a: TEXT, b: { type: "object" } })).toEqual([]);
  });

  test.each([
    [["http", "tcp"], "HTTP / TCP"],
    [["a", "b", "c"], "A / B / C"],
    [["a", "b", "c", "d"], "A, …"],
  ])("of %j is called %s and drawn at first", (keys, label) => {
    const properties = Object.fromEntries(keys.map((key) => [key, TEXT]));
    const oneOf = keys.map((key) => ({ required: [key] }));
    expect(fieldsOf(properties, { oneOf })).toMatchObject([{ label, input: "oneOf", first: true }]);
  });
});

test.each([
  ["wellKnownCACertificates", "Well known CA certificates"],
  ["grpcStatus", "gRPC status"],
  ["constructor", "Constructor"],
  ["", ""],
])("%j is called %j", (key, label) => {
  expect(labelOfKey(key)).toBe(label);
});
