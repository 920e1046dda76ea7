import { MantineProvider } from "@mantine/core";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { SortHeader } from "./sort-header";

function draw(sort: "host" | "rate", desc: boolean): string {
  const header = createElement(SortHeader<"host" | "rate">, {
    by: "rate",
    label: "Requests",
    sorting: { sort, desc },
    onSort: () => undefined,
  });
  return renderToStaticMarkup(createElement(MantineProvider, null, header));
}

test.each([
  ["rate", true, "descending", true],
  ["rate", false, "ascending", true],
  ["host", true, "none", false],
] as const)("of a table sorted by %s, descending: %s, the column says %s", (sort, desc, order, arrow) => {
  const html = draw(sort, desc);
  expect(html).toContain(`aria-sort="${order}"`);
  expect(html.includes("<svg")).toBe(arrow);
  expect(html).toMatch(/<button[^>]*>Requests/);
});
