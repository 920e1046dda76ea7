import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJsonObject, objectAt, objectsAt, textAt, textMapAt, textsAt, unreadAt } from "./read-json";

describe("read-json", () => {
  it("reads fields of the shape asked for", () => {
    const parent = {
      text: "a",
      texts: ["a", 1, "b"],
      object: { a: "1", b: 2 },
      objects: [{ a: 1 }, null, []],
    };
    expect(textAt(parent, "text")).toBe("a");
    expect(textsAt(parent, "texts")).toEqual(["a", "b"]);
    expect(objectAt(parent, "object")).toEqual({ a: "1", b: 2 });
    expect(textMapAt(parent, "object")).toEqual({ a: "1" });
    expect(objectsAt(parent, "objects")).toEqual([{ a: 1 }]);
  });

  it("reads no more than a thousand items of a list", () => {
    const parent = { texts: Array.from({ length: 1_500 }, String) };
    expect(textsAt(parent, "texts")).toHaveLength(1_000);
    expect(unreadAt(parent, "texts")).toBe(500);
  });

  it("reads anything else as empty", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(undefined), fc.constant(null), fc.integer(), fc.boolean()),
        (value) => {
          const parent = { field: value };
          expect(textAt(parent, "field")).toBe("");
          expect(textsAt(parent, "field")).toEqual([]);
          expect(objectsAt(parent, "field")).toEqual([]);
          expect(objectAt(parent, "field")).toEqual({});
          expect(textMapAt(parent, "field")).toEqual({});
          expect(unreadAt(parent, "field")).toBe(0);
        },
      ),
    );
    expect(isJsonObject([])).toBe(false);
    expect(isJsonObject(null)).toBe(false);
  });
});
