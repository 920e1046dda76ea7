import { createElement } from "react";
import { expect, test } from "vitest";
import { renderMarkup } from "@/lib/testing/render-markup";
import { FindingCounts } from "./finding-counts";

type Counts = Parameters<typeof FindingCounts>[0]["counts"];

test.each<[Counts, readonly string[]]>([
  [{ error: 1, warning: 0, info: 0 }, ["1 error"]],
  [{ error: 2, warning: 1, info: 3 }, ["2 errors", "1 warning", "3 notes"]],
  [{ error: 0, warning: 0, info: 0 }, ["No findings"]],
])("%j is said as %j", (counts, words) => {
  const html = renderMarkup(createElement(FindingCounts, { counts }));
  expect([...html.matchAll(/aria-label="([^"]*)"/g)].map((match) => match[1])).toEqual(words);
});

test("what was not checked is never shown as clean", () => {
  const html = renderMarkup(createElement(FindingCounts, { counts: null }));
  expect(html).toContain("not checked");
  expect(html).not.toContain("No findings");
});
