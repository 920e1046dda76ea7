import { MantineProvider } from "@mantine/core";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { SortHeader } from "./sort-header";

function draw(sort: "host" | "rate", desc: boolean, inGrid = false): string {
  const header = createElement(SortHeader<"host" | "rate">, {
    by: "rate",
    label: "Requests",
    sorting: { sort, desc },
    onSort: () => undefined,
    inGrid,
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

test("a grid's column is a header as a table's is", () => {
  expect(draw("rate", true)).toMatch(/<th scope="col"[^>]*aria-sort="descending"/);
  expect(draw("rate", true, true)).toMatch(/<div role="columnheader"[^>]*aria-sort="descending"/);
});
