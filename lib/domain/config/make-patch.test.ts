import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { applyPatch } from "./apply-patch";
import { equalJson } from "./equal-json";
import type { JsonPatch } from "./json-patch";
import { makePatch } from "./make-patch";

describe("makePatch", () => {
  it.each<[string, JsonObject, JsonObject, JsonPatch]>([
    ["nothing", { a: 1, b: {} }, { b: {}, a: 1 }, []],
    [
      "a value for another, 0 included",
      { a: 10 },
      { a: 0 },
      [
        { op: "test", path: "/a", value: 10 },
        { op: "replace", path: "/a", value: 0 },
      ],
    ],
    [
      "a field removed",
      { a: false },
      {},
      [
        { op: "test", path: "/a", value: false },
        { op: "remove", path: "/a" },
      ],
    ],
    [
      "null as a value",
      {},
      { a: null },
      [
        { op: "test", path: "/a", value: null },
        { op: "add", path: "/a", value: null },
      ],
    ],
    [
      "an empty list, tested not to be there",
      {},
      { a: [] },
      [
        { op: "test", path: "/a", value: null },
        { op: "add", path: "/a", value: [] },
      ],
    ],
    [
      "names with slashes and tildes",
      { labels: {} },
      { labels: { "a/b~c": "" } },
      [
        { op: "test", path: "/labels/a~1b~0c", value: null },
        { op: "add", path: "/labels/a~1b~0c", value: "" },
      ],
    ],
    [
      "an element inserted, the list tested whole",
      { l: ["a", "b"] },
      { l: ["x", "a", "b"] },
      [
        { op: "test", path: "/l", value: ["a", "b"] },
        { op: "add", path: "/l/0", value: "x" },
      ],
    ],
    [
      "elements removed from the end of the gap",
      { l: [1, 2, 3, 4] },
      { l: [1, 4] },
      [
        { op: "test", path: "/l", value: [1, 2, 3, 4] },
        { op: "remove", path: "/l/2" },
        { op: "remove", path: "/l/1" },
      ],
    ],
    [
      "a field of an element, tested by its list alone",
      { l: [{ name: "a", w: 1, x: 1 }] },
      { l: [{ name: "a", w: 0 }] },
      [
        { op: "test", path: "/l", value: [{ name: "a", w: 1, x: 1 }] },
        { op: "remove", path: "/l/0/x" },
        { op: "replace", path: "/l/0/w", value: 0 },
      ],
    ],
    [
      "a named element in another's place as what it is",
      { l: [{ name: "a" }, { name: "b" }] },
      { l: [{ name: "b" }, { name: "a" }] },
      [
        { op: "test", path: "/l", value: [{ name: "a" }, { name: "b" }] },
        { op: "remove", path: "/l/1" },
        { op: "remove", path: "/l/0" },
        { op: "add", path: "/l/0", value: { name: "b" } },
        { op: "add", path: "/l/1", value: { name: "a" } },
      ],
    ],
    [
      "an emptied list as an empty list",
      { l: [1] },
      { l: [] },
      [
        { op: "test", path: "/l", value: [1] },
        { op: "replace", path: "/l", value: [] },
      ],
    ],
  ])("writes %s", (_, before, after, expected) => {
    expect(makePatch(before, after)).toEqual(expected);
  });

  it("tests first that it is the same object, and never its version", () => {
    const before = { metadata: { uid: "u", resourceVersion: "7" }, a: 1 };
    expect(makePatch(before, { ...before, a: 2 })).toEqual([
      { op: "test", path: "/metadata/uid", value: "u" },
      { op: "test", path: "/a", value: 1 },
      { op: "replace", path: "/a", value: 2 },
    ]);
    expect(makePatch(before, before)).toEqual([]);
  });

  it("is refused by an object that differs in what it changes", () => {
    const before = { l: [{ w: 90 }, { w: 10 }] };
    const patch = makePatch(before, { l: [{ w: 80 }, { w: 20 }] });
    expect(applyPatch({ l: [{ w: 10 }, { w: 90 }] }, patch)).toEqual({ ok: false, operation: 0 });
  });

  it("is refused by an object to which somebody else has added the same field", () => {
    const patch = makePatch({ labels: {} }, { labels: { team: "blue" } });
    expect(applyPatch({ labels: { team: "red" } }, patch)).toEqual({ ok: false, operation: 0 });
    expect(applyPatch({ labels: { other: "red" } }, patch).ok).toBe(true);
  });

  it("makes the one of the other, whatever they are", () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }));
    fc.assert(
      fc.property(object, object, (before, after) => {
        const patched = applyPatch(before, makePatch(before, after));
        expect(patched.ok && equalJson(patched.value, after)).toBe(true);
      }),
    );
  });
});

describe("applyPatch", () => {
  // https://www.rfc-editor.org/rfc/rfc6902#appendix-A
  it.each<[string, Json, JsonPatch, Json]>([
    ["A.1", { foo: "bar" }, [{ op: "add", path: "/baz", value: "qux" }], { foo: "bar", baz: "qux" }],
    ["A.2", { foo: [1, 3] }, [{ op: "add", path: "/foo/1", value: 2 }], { foo: [1, 2, 3] }],
    ["A.3", { baz: "q", foo: "b" }, [{ op: "remove", path: "/baz" }], { foo: "b" }],
    ["A.4", { foo: [1, 2, 3] }, [{ op: "remove", path: "/foo/1" }], { foo: [1, 3] }],
    ["A.5", { baz: "q" }, [{ op: "replace", path: "/baz", value: "boo" }], { baz: "boo" }],
    ["A.8", { foo: ["a", 2] }, [{ op: "test", path: "/foo/1", value: 2 }], { foo: ["a", 2] }],
    ["A.14", { "/": 9, "~1": 10 }, [{ op: "test", path: "/~01", value: 10 }], { "/": 9, "~1": 10 }],
    ["A.16", { foo: ["bar"] }, [{ op: "add", path: "/foo/-", value: ["abc"] }], { foo: ["bar", ["abc"]] }],
    ["the whole document", { a: 1 }, [{ op: "replace", path: "", value: [0] }], [0]],
    ["add over a value", { a: 1 }, [{ op: "add", path: "/a", value: null }], { a: null }],
  ])("does as RFC 6902 shows: %s", (_, document, patch, expected) => {
    expect(applyPatch(document, patch)).toEqual({ ok: true, value: expected });
  });

  it.each<[string, Json, JsonPatch, number]>([
    ["A.9, a test of another value", { baz: "qux" }, [{ op: "test", path: "/baz", value: "bar" }], 0],
    ["A.12, an addition below nothing", { foo: "bar" }, [{ op: "add", path: "/baz/bat", value: "qux" }], 0],
    ["A.15, a number for a text", { "~1": 10 }, [{ op: "test", path: "/~01", value: "10" }], 0],
    ["a replacement of nothing", {}, [{ op: "replace", path: "/a", value: 1 }], 0],
    ["a removal of nothing", { l: [] }, [{ op: "remove", path: "/l/0" }], 0],
    ["an inherited field", {}, [{ op: "remove", path: "/__proto__" }], 0],
    ["a position behind the end", { l: [] }, [{ op: "add", path: "/l/1", value: 1 }], 0],
    ["a position with a leading zero", { l: [1, 2] }, [{ op: "remove", path: "/l/01" }], 0],
    ["a field of a list", { l: [1] }, [{ op: "test", path: "/l/length", value: 1 }], 0],
    ["a path that is no pointer", { a: 1 }, [{ op: "remove", path: "a" }], 0],
    ["a wrong escape", { a: 1 }, [{ op: "remove", path: "/~2" }], 0],
    [
      "the second of two",
      { a: 1 },
      [
        { op: "remove", path: "/a" },
        { op: "remove", path: "/a" },
      ],
      1,
    ],
  ])("refuses %s", (_, document, patch, operation) => {
    expect(applyPatch(document, patch)).toEqual({ ok: false, operation });
  });
});
