import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { readSchema } from "../../schemas/read-schema";
import { applyDefaults } from "./apply-defaults";
import { checkListTypes } from "./check-list-types";

describe("applyDefaults", () => {
  const number = { type: "integer", default: 7 };
  it.each<readonly [string, JsonObject, Json, Json]>([
    ["fills in a field", { properties: { a: number } }, {}, { a: 7 }],
    ["keeps a field that is given", { properties: { a: number } }, { a: 0 }, { a: 0 }],
    ["takes null for nothing given", { properties: { a: number } }, { a: null }, { a: 7 }],
    [
      "keeps a null that may be",
      { properties: { a: { ...number, nullable: true } } },
      { a: null },
      { a: null },
    ],
    ["leaves out a null without a default", { properties: { a: { type: "string" } } }, { a: null }, {}],
    [
      "does not make what would only hold defaults",
      { properties: { o: { properties: { a: number } } } },
      {},
      {},
    ],
    [
      "fills in what a default holds",
      { properties: { o: { default: {}, properties: { a: number } } } },
      {},
      { o: { a: 7 } },
    ],
    ["fills in every item", { items: { properties: { a: number } } }, [{}, { a: 1 }], [{ a: 7 }, { a: 1 }]],
    [
      "fills in the values of a map",
      { additionalProperties: { properties: { a: number } } },
      { x: {} },
      { x: { a: 7 } },
    ],
  ])("%s", (_, schema, value, expected) => {
    expect(applyDefaults(readSchema(schema), value)).toEqual(expected);
  });
});

describe("checkListTypes", () => {
  const map = {
    "x-kubernetes-list-type": "map",
    "x-kubernetes-list-map-keys": ["port", "protocol"],
    items: { properties: { port: {}, protocol: {} } },
  };
  it.each<readonly [string, JsonObject, Json, readonly string[]]>([
    ["nothing in a list that may repeat", { items: {} }, [1, 1], []],
    [
      "what is twice in a set, once",
      { "x-kubernetes-list-type": "set" },
      ["a", "b", "a", "a"],
      ['l[2]: Duplicate value: "a"'],
    ],
    [
      "items with the same keys",
      map,
      [
        { port: 1, x: 1 },
        { port: 1, x: 2 },
      ],
      ['l[1]: Duplicate value: {"port":1}'],
    ],
    [
      "nothing where one key differs",
      map,
      [
        { port: 1, protocol: "TCP" },
        { port: 1, protocol: "UDP" },
      ],
      [],
    ],
    [
      "an item that is no object",
      map,
      [{ port: 1 }, "x"],
      ['l[1]: Invalid value: "x": must be an object for an array of list-type map'],
    ],
    [
      "lists in objects and lists",
      { items: { properties: { l: { "x-kubernetes-list-type": "set" } } } },
      [{ l: [1, 1] }],
      ["l[0].l[1]: Duplicate value: 1"],
    ],
  ])("names %s", (_, schema, value, expected) => {
    const found = checkListTypes(readSchema(schema), value, "l");
    expect(found.map(({ field, message }) => `${field}: ${message}`)).toEqual(expected);
  });
});
