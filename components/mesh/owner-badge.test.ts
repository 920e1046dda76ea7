import { createElement } from "react";
import { expect, test } from "vitest";
import type { OwnerDto } from "@/lib/contracts/config/owner";
import { renderMarkup } from "@/lib/testing/render-markup";
import { OwnerBadge } from "./owner-badge";

const owner: OwnerDto = { type: "argocd", name: "bookinfo", declarative: true, evidence: "the label app" };

test.each<[OwnerDto["type"], string]>([
  ["argocd", "managed by Argo CD app bookinfo"],
  ["flux", "managed by Flux bookinfo"],
  ["helm", "managed by Helm release bookinfo"],
  ["operator", "managed by operator bookinfo"],
  ["controller", "managed by bookinfo"],
])("%s is called by its name", (type, words) => {
  expect(renderMarkup(createElement(OwnerBadge, { owner: { ...owner, type } }))).toContain(words);
});

test("in a list its title says where it was read, and that a repository holds the truth", () => {
  const html = renderMarkup(createElement(OwnerBadge, { owner, short: true }));
  expect(html).toMatch(/title="A repository holds the truth[^"]*the label app/);
});
