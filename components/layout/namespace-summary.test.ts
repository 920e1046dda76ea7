import { createElement } from "react";
import { expect, test } from "vitest";
import { renderMarkup } from "@/lib/testing/render-markup";
import { NamespaceSummary } from "./namespace-summary";

test.each<[readonly string[], number | null, string]>([
  [[], null, "all"],
  [[], 6, "all 6"],
  [["bookinfo"], 6, "bookinfo"],
  [["bookinfo", "shop"], 6, "bookinfo, shop"],
  [["a", "b", "c"], 6, "3 of 6"],
  [["a", "b", "c"], null, "3 of 3"],
])("%j of %s reads %s", (chosen, total, text) => {
  expect(renderMarkup(createElement(NamespaceSummary, { chosen, total }))).toContain(
    `Namespaces: <b>${text}</b>`,
  );
});
