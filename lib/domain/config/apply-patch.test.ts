import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { applyPatch } from "./apply-patch";
import type { JsonPatch } from "./json-patch";

const HTTP: Json = { spec: { http: [{ weight: 0 }, { weight: 100 }], note: null, on: false } };
const REFUSED = "refused";
const after = (document: Json, ...patch: JsonPatch): Json => {
  const patched = applyPatch(document, patch);
  return patched.ok ? patched.value : REFUSED;
};

// https://www.rfc-editor.org/rfc/rfc6902#section-4
describe("applyPatch", () => {
  it.each<[string, Json, JsonPatch[number], Json]>([
    ["adds a field", {}, { op: "add", path: "/a", value: 0 }, { a: 0 }],
    ["adds over a field that is there", { a: 1 }, { op: "add", path: "/a", value: false }, { a: false }],
    ["adds before an element", [1, 2], { op: "add", path: "/0", value: 0 }, [0, 1, 2]],
    ["adds after the last element by position", [1], { op: "add", path: "/1", value: 2 }, [1, 2]],
    ["adds after the last element by -", [1], { op: "add", path: "/-", value: 2 }, [1, 2]],
    ["adds to an empty list", { a: [] }, { op: "add", path: "/a/-", value: {} }, { a: [{}] }],
    ["adds inside of an element", [{}, {}], { op: "add", path: "/1/a", value: 1 }, [{}, { a: 1 }]],
    ["adds inside of a list in a list", [[1]], { op: "add", path: "/0/0", value: 0 }, [[0, 1]]],
    [
      "adds the field -, which means nothing else in an object",
      {},
      { op: "add", path: "/-", value: 1 },
      { "-": 1 },
    ],
    ["removes a field that is false", { a: false, b: 1 }, { op: "remove", path: "/a" }, { b: 1 }],
    ["removes a field that is null", { a: null }, { op: "remove", path: "/a" }, {}],
    ["removes the last element", [1, 2], { op: "remove", path: "/1" }, [1]],
    ["removes inside of an element", [{ a: 1, b: 2 }], { op: "remove", path: "/0/a" }, [{ b: 2 }]],
    ["removes a field of a field", { a: { b: 1, c: 2 } }, { op: "remove", path: "/a/b" }, { a: { c: 2 } }],
    ["replaces an element in its place", [0, 1, 2], { op: "replace", path: "/1", value: 9 }, [0, 9, 2]],
    ["replaces a value of 0 by null", { a: 0 }, { op: "replace", path: "/a", value: null }, { a: null }],
    ["replaces inside of an element", [{ a: 0 }], { op: "replace", path: "/0/a", value: 1 }, [{ a: 1 }]],
    ["replaces everything", { a: 1 }, { op: "replace", path: "", value: [] }, []],
    [
      "passes a test for null of a field that is not there",
      {},
      { op: "test", path: "/a/b", value: null },
      {},
    ],
    ["passes a test of an element", [{ a: 0 }], { op: "test", path: "/0/a", value: 0 }, [{ a: 0 }]],
  ])("%s", (_, document, operation, expected) => {
    expect(after(document, operation)).toEqual(expected);
  });

  it.each<[string, JsonPatch[number]]>([
    ["adds into a field that is not there", { op: "add", path: "/gone/a", value: 1 }],
    ["adds beyond the end of a list", { op: "add", path: "/spec/http/3", value: {} }],
    ["adds into what - means, which is no element", { op: "add", path: "/spec/http/-/a", value: 1 }],
    ["adds into null", { op: "add", path: "/spec/note/a", value: 1 }],
    ["adds into a value that is no object", { op: "add", path: "/spec/on/a", value: 1 }],
    ["adds into what a number has for JavaScript", { op: "add", path: "/spec/http/0/weight/a", value: 1 }],
    ["adds a field to a list", { op: "add", path: "/spec/http/length", value: 1 }],
    ["removes a field that is not there", { op: "remove", path: "/spec/gone" }],
    ["removes a field that every object inherits", { op: "remove", path: "/spec/toString" }],
    ["removes behind the last element", { op: "remove", path: "/spec/http/2" }],
    ["removes -", { op: "remove", path: "/spec/http/-" }],
    ["removes everything", { op: "remove", path: "" }],
    ["removes inside of an element that has no such field", { op: "remove", path: "/spec/http/0/gone" }],
    ["replaces a field that is not there", { op: "replace", path: "/spec/gone", value: 1 }],
    ["replaces behind the last element", { op: "replace", path: "/spec/http/2", value: {} }],
    ["counts from the end", { op: "replace", path: "/spec/http/-1", value: {} }],
    ["writes a position with zeros before it", { op: "replace", path: "/spec/http/01", value: {} }],
    ["writes no pointer", { op: "remove", path: "spec" }],
    ["expects 0 where false is", { op: "test", path: "/spec/on", value: 0 }],
    ["expects an element that is not there", { op: "test", path: "/spec/http/2", value: null }],
    ["expects null where 0 is", { op: "test", path: "/spec/http/0/weight", value: null }],
  ])("refuses an operation that %s", (_, operation) => {
    expect(after(HTTP, operation)).toBe(REFUSED);
  });

  it("says which operation failed, and changes nothing", () => {
    const document: Json = { a: [1], b: { c: 2 } };
    const copy = structuredClone(document);
    const add = { op: "add", path: "/a/-", value: 3 } as const;
    expect(
      applyPatch(document, [add, { op: "remove", path: "/b/c" }, { op: "remove", path: "/b/c" }]),
    ).toEqual({ ok: false, operation: 2 });
    expect(document).toEqual(copy);
  });

  it("gives later operations what earlier ones made", () => {
    const patch: JsonPatch = [
      { op: "add", path: "/http", value: [] },
      { op: "add", path: "/http/-", value: { weight: 0 } },
      { op: "test", path: "/http/0/weight", value: 0 },
      { op: "replace", path: "/http/0/weight", value: 5 },
    ];
    expect(after({}, ...patch)).toEqual({ http: [{ weight: 5 }] });
  });
});
