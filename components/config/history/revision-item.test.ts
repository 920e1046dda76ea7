import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { createElement } from "react";
import { expect, test, vi } from "vitest";
import type { RevisionDto } from "@/lib/contracts/config/history";
import { configRevision } from "@/lib/testing/config-revision";
import { renderMarkup } from "@/lib/testing/render-markup";
import { RevisionItem } from "./revision-item";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: vi.fn() }) }));

function draw(changes: Partial<RevisionDto>, ofOneObject = false): string {
  const item = createElement(RevisionItem, { revision: configRevision(changes), ofOneObject });
  return renderMarkup(createElement(NuqsTestingAdapter, null, item));
}

test("a change names the object, who made it and which fields differ, and can be brought back", () => {
  const html = draw({ changes: [{ path: "spec.http[0].timeout", kind: "added", after: "2s" }] });
  for (const words of ["Changed", "reviews", "by kubectl", "spec.http[0].timeout", "Open as draft"]) {
    expect(html).toContain(words);
  }
});

test("what was found is not claimed to be a change by its writer", () => {
  expect(draw({ action: "found" })).toContain("last written by kubectl");
});

test("a state that nobody knows is not offered", () => {
  const html = draw({ how: "reconstructed", known: false });
  expect(html).toContain("What changed is not known");
  expect(html).not.toContain("Open as draft");
});

test("an unknown writer is said to be unknown", () => {
  expect(draw({ action: "deleted", manager: "", known: false })).toContain("nobody says who");
});

test("on the object's own page its name is not repeated", () => {
  expect(draw({}, true)).not.toContain("/config/objects/");
});
