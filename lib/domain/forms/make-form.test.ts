import { describe, expect, test } from "vitest";
import { CONFIG_KINDS } from "@/lib/domain/config/config-kinds";
import { setField, addItem, chooseKey, removeField } from "./form-edit";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, textAt } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { CONFIG_SAMPLES } from "@/lib/testing/config-samples";
import { definitionSchema } from "@/lib/testing/definition-schema";
import { mutateBySchema, seededRandom } from "@/lib/testing/mutate-by-schema";
import type { Field } from "./field";
import { labelOfKey } from "./label-of-key";
import { formPart, makeForm } from "./make-form";
import { readForm, type FormNode, type FormPart } from "./read-form";
import { schemaFields } from "./schema-fields";

const RUNS = 60;

/** Where the scalars of a value are, empty lists and objects among them. */
function leavesOf(value: Json, at: FieldPath = []): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => leavesOf(item, [...at, index]));
  if (!isJsonObject(value)) return [JSON.stringify(at)];
  return Object.entries(value).flatMap(([key, entry]) =>
    entry === undefined ? [] : leavesOf(entry, [...at, key]),
  );
}

function coveredBy({ fields, held }: FormPart): readonly string[] {
  return [...held.flatMap(({ path, value }) => leavesOf(value, path)), ...fields.flatMap(coveredByNode)];
}

function coveredByNode(node: FormNode): readonly string[] {
  if (node.state === "absent") return [];
  const held = node.held.flatMap(({ path, value }) => leavesOf(value, path));
  if (node.state === "held") return held;
  const own = ["group", "list", "objectMap", "oneOf"].includes(node.field.input)
    ? []
    : leavesOf(node.value ?? null, node.path);
  return [...own, ...held, ...node.fields.flatMap(coveredByNode), ...node.items.flatMap(coveredBy)];
}

function kindKey(object: JsonObject): string {
  const [group] = textAt(object, "apiVersion").split("/");
  const found = CONFIG_KINDS.find((kind) => kind.kind === textAt(object, "kind") && kind.group === group);
  return found?.key ?? "";
}

const SAMPLES = CONFIG_SAMPLES.map((object) => [kindKey(object), object] as const);

describe("the form that the cluster's schema makes of a kind", () => {
  test.each(SAMPLES)("shows or holds every value of a %s, once, whatever is in it", (key, object) => {
    const schema = definitionSchema(object);
    const fields = makeForm(key, schema);
    const random = seededRandom(7);
    let now = object;
    for (let run = 0; run < RUNS; run += 1) {
      const part = formPart(now);
      expect([...coveredBy(readForm(fields, part))].sort()).toEqual([...leavesOf(part)].sort());
      now = run % 10 === 9 ? object : mutateBySchema(now, schema, random);
    }
  });

  test.each(SAMPLES)("holds nothing of a usual %s that only its schema could show", (key, object) => {
    const free = ["EnvoyFilter", "WasmPlugin", "TrafficExtension"];
    const { held } = readForm(makeForm(key, definitionSchema(object)), formPart(object));
    if (!free.includes(key)) expect(held).toEqual([]);
  });

  test("identity and status are no part of a form", () => {
    const object = { kind: "A", metadata: { name: "a", labels: { b: "c" } }, spec: {}, status: {}, extra: 1 };
    expect(formPart(object)).toEqual({ metadata: { labels: { b: "c" } }, spec: {}, extra: 1 });
  });

  test.each<[string, JsonObject, JsonObject]>([
    ["annotations", { metadata: { name: "a", annotations: {} } }, { metadata: { annotations: {} } }],
    [
      "metadata without either",
      { metadata: { name: "a", uid: "b" }, spec: null },
      { metadata: {}, spec: null },
    ],
    ["no metadata", { spec: {} }, { spec: {} }],
    ["metadata that is no object", { metadata: "a", data: 0 }, { data: 0 }],
  ])("a form is about %s as they are", (_, object, part) => {
    expect(formPart(object)).toEqual(part);
  });
});

describe("fields of a schema", () => {
  const field = (schema: JsonObject): Field | undefined =>
    schemaFields({ type: "object", properties: { a: schema } }, { kind: "", under: "", depth: 0 })[0];

  test.each<[string, JsonObject, Partial<Field> | undefined]>([
    ["a text", { type: "string" }, { input: "text" }],
    ["a choice", { type: "string", enum: ["A", "B"] }, { input: "choice", options: ["A", "B"] }],
    [
      "a duration",
      { type: "string", "x-kubernetes-validations": [{ rule: "duration(self) >= duration('1ms')" }] },
      { input: "duration" },
    ],
    ["a number with its limits", { type: "integer", minimum: 0, maximum: 9 }, { min: 0, max: 9 }],
    ["a switch", { type: "boolean" }, { input: "switch" }],
    ["texts", { type: "array", items: { type: "string" } }, { input: "texts" }],
    ["numbers", { type: "array", items: { type: "integer" } }, { input: "numbers" }],
    ["a map of texts", { type: "object", additionalProperties: { type: "string" } }, { input: "textMap" }],
    [
      "a map of numbers",
      { type: "object", additionalProperties: { type: "integer" } },
      { input: "numberMap" },
    ],
    [
      "a string match",
      { type: "object", properties: { exact: { type: "string" }, prefix: { type: "string" } } },
      { input: "stringMatch" },
    ],
    [
      "free-form content has no field",
      { type: "object", "x-kubernetes-preserve-unknown-fields": true },
      undefined,
    ],
    ["a value of any type has no field", { "x-kubernetes-int-or-string": true }, undefined],
  ])("%s", (_, schema, expected) => {
    if (expected === undefined) expect(field(schema)).toBeUndefined();
    else expect(field(schema)).toMatchObject(expected);
  });

  test("keys of which the schema allows one are one choice, in each group of its own", () => {
    const one = (keys: readonly string[]): JsonObject => ({
      oneOf: [{ not: {} }, ...keys.map((key) => ({ required: [key] }))],
    });
    const schema: JsonObject = {
      type: "object",
      allOf: [one(["a", "b"]), one(["c", "d"])],
      properties: Object.fromEntries(["a", "b", "c", "d", "e"].map((key) => [key, { type: "string" }])),
    };
    const fields = schemaFields(schema, { kind: "", under: "", depth: 0 });
    expect(
      fields.map((each) => (each.input === "oneOf" ? each.branches.map(({ key }) => key) : each.path)),
    ).toEqual([["e"], ["a", "b"], ["c", "d"]]);
  });

  test("what people look for first and what is required comes first", () => {
    const properties = Object.fromEntries(["z", "subset", "host"].map((key) => [key, { type: "string" }]));
    const fields = schemaFields(
      { properties, required: ["z"] },
      { kind: "VirtualService", under: "destination", depth: 1 },
    );
    expect(fields.map(({ path, first }) => [path[0], first])).toEqual([
      ["host", true],
      ["subset", true],
      ["z", true],
    ]);
  });

  test.each([
    ["withoutHeaders", "Without headers"],
    ["consecutive5xxErrors", "Consecutive 5xx errors"],
    ["httpsRedirect", "HTTPS redirect"],
    ["jwksUri", "JWKS URI"],
    ["mirror_percent", "Mirror percent"],
    ["http2MaxRequests", "HTTP/2 max requests"],
  ])("%s is called %s", (key, label) => {
    expect(labelOfKey(key)).toBe(label);
  });
});

describe("edits of a form", () => {
  const root = { spec: { list: [{ a: 0 }], one: "x", set: false } };

  test("what is above a field and not there is made with it", () => {
    expect(setField(root, ["spec", "tls", "mode"], "SIMPLE")).toEqual([
      { op: "set", path: ["spec", "tls"], value: { mode: "SIMPLE" } },
    ]);
    expect(setField({}, ["spec", "list", 0, "a"], 1)).toEqual([
      { op: "set", path: ["spec"], value: { list: [{ a: 1 }] } },
    ]);
  });

  test("a field that has the value is left alone, be it zero or false", () => {
    expect(setField(root, ["spec", "list", 0, "a"], 0)).toEqual([]);
    expect(setField(root, ["spec", "set"], false)).toEqual([]);
  });

  test("an element is put at the end of its list, which is made where there is none", () => {
    expect(addItem(root, ["spec", "list"], {})).toEqual([
      { op: "insert", path: ["spec", "list", 1], value: {} },
    ]);
    expect(addItem(root, ["spec", "other"], {})).toEqual([
      { op: "set", path: ["spec", "other"], value: [{}] },
    ]);
  });

  test("choosing one key takes the others away, and nothing that is not there is removed", () => {
    expect(chooseKey(root, ["spec"], { keys: ["one", "two"], key: "two", value: {} })).toEqual([
      { op: "set", path: ["spec", "two"], value: {} },
      { op: "remove", path: ["spec", "one"] },
    ]);
    expect(removeField(root, ["spec", "two"])).toEqual([]);
  });
});
