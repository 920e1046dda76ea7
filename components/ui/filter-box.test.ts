import { MantineProvider } from "@mantine/core";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FilterBox } from "./filter-box";
import { FILTER_BOX_ID } from "./filter-box-id";

function draw(slash: boolean): string {
  const box = createElement(FilterBox, {
    label: "Filter by name",
    placeholder: "Namespace, workload",
    value: "web",
    onChange: () => undefined,
    slash,
  });
  return renderToStaticMarkup(createElement(MantineProvider, null, box));
}

test("the box is named by its label and holds the words", () => {
  expect(draw(false)).toMatch(/<input[^>]*aria-label="Filter by name"[^>]*value="web"/);
});

test("the key is shown, silently, on the box that it leads to and on no other", () => {
  expect(draw(true)).toContain(`id="${FILTER_BOX_ID}"`);
  expect(draw(true)).toMatch(/<kbd[^>]*aria-hidden="true"[^>]*>\/</);
  expect(draw(false)).not.toContain(FILTER_BOX_ID);
  expect(draw(false)).not.toContain("<kbd");
});
