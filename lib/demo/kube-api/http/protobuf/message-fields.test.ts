import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt } from "../../../world/read-json";
import { SERVED_KINDS } from "../../kinds/served-kinds";
import { definitionNamed } from "../../schemas/definition-named";
import { definitionName } from "../../schemas/definition-name";
import { loadData } from "../../schemas/load-data";
import { GO_TYPES } from "./go-types";
import { messageFields, messageOf } from "./message-fields";
import { SCALAR_TYPES } from "./scalar-types";

const entries = (key: string): readonly (readonly [string, unknown])[] => {
  const found = jsonAt(loadData("protobuf"), key);
  return isObject(found) ? Object.entries(found) : [];
};
const messages = entries("messages").map(([name]) => name);
const DEFINITIONS = path.resolve(import.meta.dirname, "../../schemas/data/definitions");

/** The JSON names of a message's fields, those of what it inlines among them. */
const namesOf = (message: string): readonly string[] =>
  [...messageFields(message).values()].flatMap(({ name, type }) => (name === "" ? namesOf(type) : [name]));
const propertiesOf = (definition: JsonObject): readonly string[] =>
  Object.keys(isObject(definition["properties"]) ? definition["properties"] : {});

describe("messageOf", () => {
  const builtIn = SERVED_KINDS.filter(({ custom, view }) => !custom && view === undefined);
  it.each(builtIn.map((kind) => [kind.kind, kind] as const))("knows the built-in kind %s", (_name, kind) => {
    for (const version of kind.versions) {
      const apiVersion = kind.group === "" ? version : `${kind.group}/${version}`;
      expect(messageOf(apiVersion, kind.kind)).toBe(definitionName(kind, version));
    }
  });

  it("knows the options of a delete in every group version", () => {
    expect(messageOf("apps/v1", "DeleteOptions")).toBe(messageOf("v1", "DeleteOptions"));
    expect(messageFields(messageOf("v1", "DeleteOptions") ?? "").get(4)?.name).toBe("propagationPolicy");
  });

  it.each([
    ["v1", "Nothing"],
    ["v2", "Pod"],
    ["networking.istio.io/v1", "VirtualService"],
    ["", "__proto__"],
  ])("does not know %s %s", (apiVersion, kind) => {
    expect(messageOf(apiVersion, kind)).toBeUndefined();
  });
});

describe("messageFields", () => {
  it("has only types that are scalars or messages themselves", () => {
    const types = messages.flatMap((name) => [...messageFields(name).values()].map(({ type }) => type));
    expect(types.length).toBeGreaterThan(1000);
    expect(types.filter((type) => !SCALAR_TYPES.has(type) && !messages.includes(type))).toEqual([]);
  });

  it("has each type of which Go writes the JSON itself", () => {
    expect([...GO_TYPES.keys()].filter((type) => !messages.includes(type))).toEqual([]);
  });

  it("has a field for each property of the same name in the schema", () => {
    const files = readdirSync(DEFINITIONS).map((name) => path.basename(name, ".json"));
    const definitions = files.flatMap((file) => Object.keys(loadData(`definitions/${file}`) ?? {}));
    const compared = definitions.filter((name) => messages.includes(name) && !GO_TYPES.has(name));
    expect(compared.length).toBeGreaterThan(250);
    for (const name of compared) {
      const properties = propertiesOf(definitionNamed(name) ?? {});
      const own = new Set([...namesOf(name), "apiVersion", "kind"]);
      expect([name, properties.filter((property) => !own.has(property))]).toEqual([name, []]);
    }
  });

  it("has none of a message that it does not know", () => {
    expect(messageFields("io.k8s.none").size).toBe(0);
  });
});
