import { expect, test } from "vitest";
import { offsetOfField, offsetOfLine, offsetOfPath } from "./offset-of";

const TEXT = "spec:\n  subsets:\n  - name: v1\n  - name: v2\n";

test("a line begins after the line breaks before it, a missing one at the end", () => {
  expect([1, 2, 3, 99].map((line) => offsetOfLine(TEXT, line))).toEqual([0, 6, 17, TEXT.length]);
});

test.each([
  ["spec.subsets[1].name", TEXT.indexOf("name: v2")],
  ["spec.subsets[v2].name", TEXT.indexOf("name: v2")],
  ["spec.subsets", TEXT.indexOf("subsets")],
  ["<nil>", 0],
])("%s is found", (field, offset) => {
  expect(offsetOfField(TEXT, field)).toBe(offset);
});

test("a path is found, what cannot be read is its beginning", () => {
  expect(offsetOfPath(TEXT, ["spec", "subsets", 0, "name"])).toBe(TEXT.indexOf("name: v1"));
  expect(offsetOfPath("", ["spec"])).toBe(0);
});
