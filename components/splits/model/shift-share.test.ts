import { expect, test } from "vitest";
import { planText } from "@/lib/domain/shifting/plan-text";
import { sampleDestination, sampleShift, sampleSplit } from "@/lib/testing/sample-split";
import { shiftPlan } from "@/lib/testing/shift-plan";
import { shiftShare } from "./shift-share";

const plan = planText({
  hadAnnotations: true,
  plan: shiftPlan({
    destinations: ["a|v1|", "a|v2|", "a|v3|"],
    from: [80, 20, 0],
    steps: [[50, 30, 20]],
    taken: 0,
  }),
});
const destinations = [0.65, 0.25, 0.1].map((configuredShare) => sampleDestination({ configuredShare }));

test("a shift has come as far as the destinations it favours", () => {
  expect(shiftShare(sampleSplit({ destinations, shift: sampleShift({ plan }) }))).toBeCloseTo(0.35);
});

test.each([null, sampleShift({ plan: "{}" })])(
  "without a plan that can be read there is no share",
  (kept) => {
    expect(shiftShare(sampleSplit({ destinations, shift: kept }))).toBeNull();
  },
);
