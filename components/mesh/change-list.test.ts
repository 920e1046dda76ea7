import { createElement } from "react";
import { expect, test } from "vitest";
import { renderMarkup } from "@/lib/testing/render-markup";
import { ChangeList } from "./change-list";

test("a change shows its path and both values; zero and false are values", () => {
  const html = renderMarkup(
    createElement(ChangeList, {
      changes: [{ path: "spec.weight", kind: "changed", before: 0, after: false }],
    }),
  );
  expect(html).toContain("spec.weight");
  expect(html).toMatch(/<del[^>]*>0<\/del>/);
  expect(html).toMatch(/<ins[^>]*>false<\/ins>/);
  expect(html).toContain('aria-label="Changed"');
});

test("the whole object is named, not printed", () => {
  const html = renderMarkup(
    createElement(ChangeList, {
      changes: [{ path: "", kind: "added", after: { spec: { secret: "value" } } }],
    }),
  );
  expect(html).toContain("the whole object");
  expect(html).not.toContain("secret");
});

test("many changes are shortened, and how many are left is said", () => {
  const changes = Array.from({ length: 9 }, (_, index) => ({
    path: `p${String(index)}`,
    kind: "removed" as const,
  }));
  const html = renderMarkup(createElement(ChangeList, { changes, limit: 4 }));
  expect(html).toContain("p3");
  expect(html).not.toContain("p4");
  expect(html).toContain("5 more fields");
});
