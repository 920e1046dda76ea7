import { describe, expect, it } from "vitest";
import { resolveReferences } from "./resolve-references";

const to = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });

describe("resolveReferences", () => {
  it("puts what is referred to in its place, everywhere", () => {
    const schemas = {
      Meta: { type: "object", properties: { labels: to("Labels") } },
      Labels: { type: "object", additionalProperties: { type: "string" } },
    };
    const labels = { type: "object", additionalProperties: { type: "string" } };
    expect(
      resolveReferences({ properties: { metadata: to("Meta"), list: { items: to("Labels") } } }, schemas),
    ).toEqual({
      properties: { metadata: { type: "object", properties: { labels } }, list: { items: labels } },
    });
  });

  it("joins a reference that stands in allOf for the sake of its own description or default", () => {
    const schemas = { Meta: { type: "object", description: "general" } };
    const schema = { allOf: [to("Meta")], default: {}, description: "of this field" };
    expect(resolveReferences(schema, schemas)).toEqual({
      type: "object",
      default: {},
      description: "of this field",
    });
    const both = { allOf: [{ required: ["a"] }, { required: ["b"] }] };
    expect(resolveReferences(both, {})).toEqual(both);
  });

  it("allows anything where a schema contains itself, or is not there", () => {
    const schemas = { Node: { properties: { left: to("Node"), other: to("Leaf") } } };
    expect(resolveReferences(to("Node"), schemas)).toEqual({ properties: { left: {}, other: {} } });
    expect(resolveReferences({ a: to("toString"), b: { $ref: "elsewhere.json" } }, {})).toEqual({
      a: {},
      b: {},
    });
  });

  it("ends with schemas that grow without end", () => {
    const wide = Object.fromEntries(
      Array.from({ length: 12 }, (_, level) => [
        `L${level}`,
        {
          properties: Object.fromEntries(
            Array.from({ length: 10 }, (_entry, i) => [`p${i}`, to(`L${level + 1}`)]),
          ),
        },
      ]),
    );
    const text = JSON.stringify(resolveReferences(to("L0"), wide));
    expect(text.length).toBeLessThan(20_000_000);
    expect(text).not.toContain("$ref");
  });

  it("keeps zero, false, empty texts, lists and null", () => {
    const schema = { minimum: 0, nullable: false, default: "", enum: [], example: null };
    expect(resolveReferences(schema, {})).toEqual(schema);
  });
});
