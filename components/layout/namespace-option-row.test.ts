import { createElement } from "react";
import { expect, test } from "vitest";
import { renderMarkup } from "@/lib/testing/render-markup";
import { NamespaceOptionRow } from "./namespace-option-row";

const facts = { name: "shop", labels: {}, dataplane: "ambient", workloads: 1 } as const;

test("a namespace tells its workloads and how it is in the mesh", () => {
  const html = renderMarkup(createElement(NamespaceOptionRow, { name: "shop", chosen: false, facts }));
  expect(html).toContain("1 workload<");
  expect(html).toContain("ambient");
});

test("what cannot be read is unknown, not outside the mesh", () => {
  const unread = { ...facts, dataplane: "unknown" } as const;
  const html = renderMarkup(
    createElement(NamespaceOptionRow, { name: "shop", chosen: false, facts: unread }),
  );
  expect(html).toContain("unknown");
  expect(html).not.toContain("not in mesh");
});

test("a chosen namespace that is gone says so", () => {
  const html = renderMarkup(createElement(NamespaceOptionRow, { name: "gone", chosen: true, facts: null }));
  expect(html).toContain("not visible or gone");
});
