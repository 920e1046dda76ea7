import { expect, test } from "vitest";
import { draftOfGates, gatesOfDraft, testOfDraft, USUAL_GATES, wishOf } from "./shift-draft";

const NOW = Date.UTC(2026, 2, 1, 10);

test("an empty gate is not asked for, and zero is", () => {
  const gates = gatesOfDraft({ successPercent: 0, p95Ms: "", minimumRequests: "", waitMinutes: 1.5 });
  expect(gates).toEqual({ successPercent: 0, p95Ms: null, minimumRequests: null, waitSeconds: 90 });
  expect(draftOfGates(gates)).toEqual({
    successPercent: 0,
    p95Ms: "",
    minimumRequests: "",
    waitMinutes: 1.5,
  });
});

test("the deadline counts from the moment of the wish, and the name is trimmed", () => {
  const wish = wishOf(
    {
      goal: [0, 100],
      locked: new Set(),
      steps: [],
      gates: USUAL_GATES,
      deadlineHours: 4,
      test: null,
      firstStep: true,
      by: " ann ",
    },
    "spec.http[0]",
    NOW,
  );
  expect(wish).toMatchObject({
    now: "2026-03-01T10:00:00.000Z",
    deadline: "2026-03-01T14:00:00.000Z",
    by: "ann",
  });
});

test("a test route holds the first step back once, not again while it is written", () => {
  const route = { header: "x-canary", value: "yes", destination: 1 };
  expect(testOfDraft(null, route)).toEqual({ test: route, firstStep: false });
  expect(testOfDraft(route, { ...route, value: "y" })).toEqual({ test: { ...route, value: "y" } });
  expect(testOfDraft(route, null)).toEqual({ test: null, firstStep: true });
});
