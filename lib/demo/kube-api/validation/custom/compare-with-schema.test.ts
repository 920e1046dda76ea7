import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject } from "../../../world/read-json";
import { SERVED_KINDS } from "../../kinds/served-kinds";
import { readSchema } from "../../schemas/read-schema";
import { schemaOf } from "../../schemas/schema-of";
import { compareWithSchema } from "./compare-with-schema";

const errors = (schema: JsonObject, value: Json, before?: Json): readonly string[] =>
  compareWithSchema(readSchema(schema), value, "f", before).errors.map(
    ({ reason, field, message }) => `${reason} ${field}: ${message}`,
  );

describe("compareWithSchema", () => {
  it.each<readonly [JsonObject, Json]>([
    [{ type: "string" }, "x"],
    [{ type: "string", nullable: true }, null],
    [{ type: "integer", format: "int32" }, 7],
    [{ type: "number", format: "double" }, 1.5],
    [{ type: "number" }, 1],
    [{ type: "boolean" }, false],
    [{ type: "array", items: { type: "string" }, maxItems: 1 }, ["a"]],
    [{ type: "object", additionalProperties: { type: "string" } }, { a: "b" }],
    [{ "x-kubernetes-int-or-string": true, anyOf: [{ type: "integer" }, { type: "string" }] }, "50%"],
    [{ "x-kubernetes-int-or-string": true }, 50],
    [{ type: "string", enum: ["a", "b"] }, "b"],
    [{ type: "string", format: "date-time" }, "2026-01-01T00:00:00Z"],
    [{ type: "string", format: "unknown" }, "anything"],
    [{ type: "integer", minimum: 1, maximum: 1 }, 1],
    [{ type: "object", "x-kubernetes-preserve-unknown-fields": true }, { any: [1] }],
    [{ anyOf: [{ format: "ipv4" }, { format: "ipv6" }], type: "string" }, "::1"],
    [{ type: "string", maxLength: 1 }, "\u{1F600}"],
  ])("%j takes %j", (schema, value) => {
    expect(errors(schema, value)).toEqual([]);
  });

  it.each<readonly [JsonObject, Json, readonly string[]]>([
    [
      { type: "string" },
      1,
      ['FieldValueTypeInvalid f: Invalid value: "integer": f in body must be of type string: "integer"'],
    ],
    [
      { type: "string" },
      null,
      ['FieldValueTypeInvalid f: Invalid value: "null": f in body must be of type string: "null"'],
    ],
    [
      { type: "array" },
      {},
      ['FieldValueTypeInvalid f: Invalid value: "object": f in body must be of type array: "object"'],
    ],
    [
      { type: "integer", format: "int32" },
      true,
      ['FieldValueTypeInvalid f: Invalid value: "": f in body must be of type int32: ""'],
    ],
    [
      { type: "integer", format: "int32" },
      2 ** 31,
      [
        'FieldValueInvalid <nil>: Invalid value: "": Checked value must be of type integer with format int32 in f',
      ],
    ],
    [
      { type: "string", enum: ["a", "b"] },
      "c",
      ['FieldValueNotSupported f: Unsupported value: "c": supported values: "a", "b"'],
    ],
    [
      { type: "string", minLength: 1 },
      "",
      ['FieldValueInvalid f: Invalid value: "": f in body should be at least 1 chars long'],
    ],
    [
      { type: "string", maxLength: 1, pattern: "^x$" },
      "ab",
      ["FieldValueTooLong f: Too long: may not be more than 1 byte"],
    ],
    [
      { type: "string", pattern: "^x$" },
      "a",
      [`FieldValueInvalid f: Invalid value: "a": f in body should match '^x$'`],
    ],
    [
      { type: "integer", minimum: 1 },
      0,
      ["FieldValueInvalid f: Invalid value: 0: f in body should be greater than or equal to 1"],
    ],
    [
      { type: "integer", maximum: 1 },
      2,
      ["FieldValueInvalid f: Invalid value: 2: f in body should be less than or equal to 1"],
    ],
    [
      { type: "number", minimum: 1, exclusiveMinimum: true, multipleOf: 2 },
      1,
      [
        "FieldValueInvalid f: Invalid value: 1: f in body should be a multiple of 2",
        "FieldValueInvalid f: Invalid value: 1: f in body should be greater than 1",
      ],
    ],
    [{ type: "array", maxItems: 1 }, [1, 2], ["FieldValueTooMany f: Too many: 2: must have at most 1 item"]],
    [
      { type: "array", minItems: 1 },
      [],
      ["FieldValueInvalid f: Invalid value: 0: f in body should have at least 1 items"],
    ],
    [
      { type: "array", uniqueItems: true },
      [1, 1],
      [`FieldValueInvalid f: Invalid value: "": f in body shouldn't contain duplicates`],
    ],
    [
      { type: "object", maxProperties: 0 },
      { a: 1 },
      ["FieldValueTooMany f: Too many: 1: must have at most 0 items"],
    ],
    [{ type: "object", required: ["x"] }, {}, ["FieldValueRequired f.x: Required value"]],
    [
      { type: "array", items: { type: "object", required: ["x"] } },
      [{ x: 1 }, {}],
      ["FieldValueRequired f[1].x: Required value"],
    ],
    [
      { type: "string", format: "date-time" },
      "yesterday",
      [
        'FieldValueTypeInvalid f: Invalid value: "yesterday": f in body must be of type date-time: "yesterday"',
      ],
    ],
    [
      { not: { required: ["x"] } },
      { x: 1 },
      ['FieldValueInvalid <nil>: Invalid value: "": "f" must not validate the schema (not)'],
    ],
    [
      { oneOf: [{ required: ["x"] }, { required: ["y"] }] },
      { x: 1, y: 1 },
      [
        'FieldValueInvalid <nil>: Invalid value: "": "f" must validate one and only one schema (oneOf). Found 2 valid alternatives',
      ],
    ],
    [
      { oneOf: [{ required: ["x"] }, { required: ["y"] }] },
      {},
      [
        'FieldValueInvalid <nil>: Invalid value: "": "f" must validate one and only one schema (oneOf). Found none valid',
        "FieldValueRequired f.x: Required value",
      ],
    ],
    [
      { anyOf: [{ type: "string" }, { type: "object", required: ["y"] }] },
      {},
      [
        'FieldValueInvalid <nil>: Invalid value: "": "f" must validate at least one schema (anyOf)',
        "FieldValueRequired f.y: Required value",
      ],
    ],
    [
      { allOf: [{ required: ["x"] }, {}] },
      {},
      [
        "FieldValueRequired f.x: Required value",
        'FieldValueInvalid <nil>: Invalid value: "": "f" must validate all the schemas (allOf)',
      ],
    ],
  ])("%j says of %j what the API server says", (schema, value, expected) => {
    expect(errors(schema, value)).toEqual(expected);
  });

  it("lets a part stay as it was, even where it is invalid", () => {
    const schema = { type: "object", properties: { a: { type: "string" }, b: { type: "string" } } };
    expect(errors(schema, { a: 1, b: 1 }, { a: 1, b: "x" })).toHaveLength(1);
    expect(errors(schema, { a: 1, b: "y" }, { a: 1, b: "x" })).toEqual([]);
    expect(errors(schema, { a: 2, b: "y" }, { a: 1, b: "x" })).toHaveLength(1);
  });

  it("follows the items of a list that is a map by their keys", () => {
    const schema = {
      type: "array",
      "x-kubernetes-list-type": "map",
      "x-kubernetes-list-map-keys": ["name"],
      items: { type: "object", properties: { name: { type: "string" }, port: { type: "string" } } },
    };
    const bad = { name: "a", port: 1 };
    expect(errors(schema, [{ name: "b" }, bad], [bad])).toEqual([]);
    expect(
      errors({ ...schema, "x-kubernetes-list-type": "atomic" }, [{ name: "b" }, bad], [bad]),
    ).toHaveLength(1);
  });

  it("never throws, whatever a custom resource holds", () => {
    const custom = SERVED_KINDS.filter((kind) => kind.custom);
    fc.assert(
      fc.property(fc.constantFrom(...custom), fc.jsonValue({ maxDepth: 6 }), (kind, random) => {
        const schema = schemaOf(kind, kind.versions[0] ?? "");
        const spec: unknown = random;
        const value = isObject(spec) ? spec : {};
        if (schema !== undefined)
          expect(compareWithSchema(schema, { spec: value }, "").matches).toBeGreaterThan(0);
      }),
    );
  });
});
