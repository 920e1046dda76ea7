import { expect, test } from "vitest";
import type { PreviewResponse } from "@/lib/contracts/config/preview";
import { blockedBecause } from "./blocked-because";

type Previewed = PreviewResponse["objects"][number];

const previewed = (over: Partial<Previewed> = {}): Previewed => ({
  ref: { kind: "VirtualService", namespace: "bookinfo", name: "reviews" },
  action: "update",
  owner: null,
  changes: [],
  meanwhile: [],
  conflicts: [],
  merged: null,
  dryRun: { state: "accepted", warnings: [], pruned: [], defaulted: [] },
  usedBy: [],
  kubectl: "",
  patch: "",
  ...over,
});
const preview = (...objects: readonly Previewed[]): PreviewResponse => ({
  objects: [...objects],
  findings: [],
  mended: [],
  impact: {
    state: "noTraffic",
    note: "",
    windowSeconds: 600,
    moves: [],
    refused: [],
    admitted: [],
    services: [],
    unknown: [],
    sentence: "",
  },
});
const fine = {
  notAllowed: null,
  readings: [{ state: "object", object: {} }],
  preview: preview(previewed()),
  previewProblem: null,
  openConflicts: 0,
} as const;

test("a draft that was compared and dry-run may be applied", () => {
  expect(blockedBecause(fine)).toBeNull();
});

test("a server that cannot make a dry run stands in nobody's way", () => {
  const dryRun = { state: "notRun", because: "a webhook has side effects" } as const;
  expect(blockedBecause({ ...fine, preview: preview(previewed({ dryRun })) })).toBeNull();
});

test.each([
  ["rights come before everything", { notAllowed: "read only", preview: null }, "notAllowed"],
  ["a text that cannot be read", { readings: [{ state: "delete", object: {} }, { state: "empty" }] }, "text"],
  ["a preview under way", { preview: null }, "checking"],
  ["a preview that failed", { preview: null, previewProblem: "No answer." }, "notChecked"],
  ["a question nobody answered", { openConflicts: 1 }, "conflicts"],
  [
    "a refusal of one of several",
    { preview: preview(previewed(), previewed({ dryRun: { state: "refused", message: "no", causes: [] } })) },
    "refused",
  ],
  ["nothing to write", { preview: preview(previewed({ action: "none" })) }, "unchanged"],
] as const)("%s blocks", (_, over, why) => {
  expect(blockedBecause({ ...fine, ...over })).toMatchObject({ why });
});

test("one object that is already so does not block the others", () => {
  expect(
    blockedBecause({ ...fine, preview: preview(previewed({ action: "none" }), previewed()) }),
  ).toBeNull();
});
