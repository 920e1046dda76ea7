import { expect, test } from "vitest";
import { planText } from "@/lib/domain/shifting/plan-text";
import { sampleDestination, sampleSplit } from "@/lib/testing/sample-split";
import { shiftShare } from "./shift-share";

const plan = planText({
  hadAnnotations: true,
  plan: {
    version: 1,
    route: "spec.http[0]",
    destinations: ["a|v1|", "a|v2|", "a|v3|"],
    from: [80, 20, 0],
    steps: [[50, 30, 20]],
    taken: 0,
    gates: { successPercent: null, p95Ms: null, minimumRequests: null, waitSeconds: null },
    testRoute: null,
    state: "running",
    startedAt: "2026-03-01T10:00:00Z",
    steppedAt: "2026-03-01T10:00:00Z",
    deadline: "2026-03-02T10:00:00Z",
    by: "ann",
  },
});
const destinations = [0.65, 0.25, 0.1].map((configuredShare) => sampleDestination({ configuredShare }));
const shift = {
  by: "ann",
  state: "running",
  taken: 0,
  steps: 1,
  steppedAt: "",
  deadline: "",
  overdue: false,
  broken: "",
} as const;

test("a shift has come as far as the destinations it favours", () => {
  expect(shiftShare(sampleSplit({ destinations, shift: { ...shift, plan } }))).toBeCloseTo(0.35);
});

test.each([null, { ...shift, plan: "{}" }])("without a plan that can be read there is no share", (kept) => {
  expect(shiftShare(sampleSplit({ destinations, shift: kept }))).toBeNull();
});
