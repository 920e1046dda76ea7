import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyJsonPatch } from "./json-patch";

const document = { spec: { list: [1, 2], "a/b~c": "x" } };

describe("applyJsonPatch", () => {
  it.each([
    [[{ op: "replace", path: "/spec/list/0", value: 9 }], { spec: { list: [9, 2], "a/b~c": "x" } }],
    [[{ op: "add", path: "/spec/list/-", value: 3 }], { spec: { list: [1, 2, 3], "a/b~c": "x" } }],
    [[{ op: "add", path: "/spec/list/1", value: 3 }], { spec: { list: [1, 3, 2], "a/b~c": "x" } }],
    [[{ op: "remove", path: "/spec/a~1b~0c" }], { spec: { list: [1, 2] } }],
    [[{ op: "move", from: "/spec/list", path: "/l" }], { spec: { "a/b~c": "x" }, l: [1, 2] }],
    [
      [{ op: "copy", from: "/spec/list/0", path: "/spec/list/0" }],
      { spec: { list: [1, 1, 2], "a/b~c": "x" } },
    ],
    [[{ op: "test", path: "/spec/list", value: [1, 2] }], document],
    [[{ op: "test", path: "/spec/none", value: null }], document],
    [[{ op: "replace", path: "/none", value: 1 }], { ...document, none: 1 }],
  ])("carries out RFC 6902 as the API server does: %j", (operations, expected) => {
    expect(applyJsonPatch(document, operations)).toEqual({ ok: true, value: expected });
  });

  it.each([
    [[{ op: "remove", path: "/spec/none" }], "missing value at: none"],
    [[{ op: "test", path: "/spec/none", value: 0 }], "testing value /spec/none failed"],
    [[{ op: "test", path: "/none/none", value: null }], "missing value at: /none/none"],
    [[{ op: "test", path: "/spec/list/7", value: null }], "missing value at: /spec/list/7"],
    [[{ op: "remove", path: "/spec/list/2" }], "index out of bounds: 2"],
    [[{ op: "add", path: "/none/x", value: 1 }], "missing path before: x"],
    [[{ op: "test", path: "/spec/list/0", value: 2 }], "testing value /spec/list/0 failed"],
    [[{ op: "jump", path: "/spec" }], "op: add, remove, replace, move, copy or test is expected"],
    ["x", "a JSON patch is a list of operations"],
  ])("says what is wrong with %j", (operations, problem) => {
    expect(applyJsonPatch(document, operations)).toEqual({ ok: false, problem });
  });

  it("never throws and never changes the document, whatever the patch", () => {
    const pointer = fc.array(fc.constantFrom("spec", "list", "0", "-", "__proto__", "x"), { maxLength: 4 });
    const operation = fc.record({
      op: fc.constantFrom("add", "remove", "replace", "move", "copy", "test"),
      path: pointer.map((keys) => keys.map((key) => `/${key}`).join("")),
      from: pointer.map((keys) => keys.map((key) => `/${key}`).join("")),
      value: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 4 }), (operations) => {
        const before = structuredClone(document);
        applyJsonPatch(document, operations);
        expect(document).toEqual(before);
      }),
    );
  });
});
