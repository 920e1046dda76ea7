import { expect, test } from "vitest";
import type { PreviewResponse } from "@/lib/contracts/config/preview";
import { copiedText } from "./copied-text";

const object = (patch: string): PreviewResponse["objects"][number] => ({
  ref: { kind: "Sidecar", namespace: "shop", name: "default" },
  action: "update",
  dryRun: { state: "accepted", warnings: [], pruned: [], defaulted: [] },
  changes: [],
  patch,
  kubectl: `kubectl ${patch}`,
  meanwhile: [],
  conflicts: [],
  merged: null,
  owner: null,
  usedBy: [],
});
const reviewed = { preview: { objects: [object("a"), object("b")] }, checking: false, block: null };

test("every object of the draft is copied, in its order", () => {
  expect(copiedText(reviewed, "patch")).toBe("a\nb");
  expect(copiedText(reviewed, "kubectl")).toBe("kubectl a\nkubectl b");
});

test("what a repository owns or a dry run refused can still be copied", () => {
  expect(copiedText({ ...reviewed, block: { why: "refused" } }, "patch")).toBe("a\nb");
  expect(copiedText({ ...reviewed, block: { why: "notAllowed", because: "" } }, "patch")).toBe("a\nb");
});

test.each([
  ["a field changed on both sides is unanswered", { block: { why: "conflicts", count: 1 } as const }],
  ["the preview is of an older text", { checking: true }],
  ["there is no preview", { preview: null }],
  ["the preview has no objects", { preview: { objects: [] } }],
])("nothing is copied while %s", (_, over) => {
  expect(copiedText({ ...reviewed, ...over }, "kubectl")).toBeNull();
});
