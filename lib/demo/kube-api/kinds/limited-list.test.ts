import { expect, it } from "vitest";
import { formatLabels, formatSelector } from "./format-selector";
import { limitedList } from "./limited-list";

it.each([
  [[], "none"],
  [["a"], "a"],
  [["a", "b", "c"], "a,b,c"],
  [["a", "b", "c", "d", "e"], "a,b,c + 2 more..."],
])("shows of %j at most three: %s", (texts, shown) => {
  expect(limitedList(texts, 3, "none")).toBe(shown);
});

it.each([
  [undefined, "<none>"],
  [{}, "<none>"],
  [{ matchLabels: { a: "b" } }, "a=b"],
  [
    {
      matchLabels: { a: "b" },
      matchExpressions: [
        { key: "c", operator: "In", values: ["d", "e"] },
        { key: "f", operator: "NotIn", values: ["g"] },
        { key: "h", operator: "Exists" },
        { key: "i", operator: "DoesNotExist" },
      ],
    },
    "a=b,c in (d,e),f notin (g),h,!i",
  ],
])("writes the selector %j as kubectl does: %s", (selector, text) => {
  expect(formatSelector(selector)).toBe(text);
});

it("writes labels in alphabetical order", () => {
  expect(formatLabels({ b: "2", a: "1" })).toBe("a=1,b=2");
  expect(formatLabels(undefined)).toBe("<none>");
});
