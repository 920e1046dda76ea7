import fc from "fast-check";
import { expect, it } from "vitest";
import { isObject } from "../../world/read-json";
import { applyMergePatch } from "./merge-patch";

it.each([
  [{ a: 1, b: { c: 2, d: 3 } }, { b: { c: null, e: 4 } }, { a: 1, b: { d: 3, e: 4 } }],
  [{ a: [1, 2] }, { a: [3] }, { a: [3] }],
  [{ a: "x" }, { a: { b: { c: null } } }, { a: { b: {} } }],
])("merges %j with %j as RFC 7396 does", (target, patch, expected) => {
  expect(applyMergePatch(target, patch)).toEqual(expected);
});

it("gives the same result when applied twice", () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue()).filter(isObject);
  fc.assert(
    fc.property(object, object, (target, patch) => {
      const once = applyMergePatch(target, patch);
      expect(applyMergePatch(once, patch)).toEqual(once);
    }),
  );
});
