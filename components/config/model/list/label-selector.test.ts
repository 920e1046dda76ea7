import { expect, test } from "vitest";
import { matchesLabels, parseLabelSelector } from "./label-selector";

const labels = { app: "reviews", version: "v2", "app.kubernetes.io/name": "reviews", empty: "" };

test.each([
  ["", true],
  ["app=reviews", true],
  ["app == reviews", true],
  ["app!=reviews", false],
  ["missing!=reviews", true],
  ["version in (v1, v2)", true],
  ["version notin (v1,v2)", false],
  ["missing notin (a)", true],
  ["app=reviews,version in (v1,v3)", false],
  ["app=reviews, version in (v1,v2), !canary", true],
  ["app", true],
  ["!app", false],
  ["app.kubernetes.io/name=reviews", true],
  ["empty=", true],
  ["constructor", false],
])("%s matches: %s", (selector, expected) => {
  expect(
    matchesLabels(labels, parseLabelSelector(selector) ?? [{ key: "", operator: "exists", values: [] }]),
  ).toBe(expected);
});

test.each(["app=", "=reviews", "app in v1", "app=a b", "(", "a in (b", "!!a"])(
  "%s is told from nothing",
  (text) => {
    const parsed = parseLabelSelector(text);
    if (text === "app=") expect(parsed).toEqual([{ key: "app", operator: "in", values: [""] }]);
    else expect(parsed).toBeNull();
  },
);

test("a selector of hostile length is refused quickly", () => {
  expect(parseLabelSelector("a,".repeat(100_000))).toBeNull();
  expect(parseLabelSelector("a ".repeat(10_000))).toBeNull();
});
