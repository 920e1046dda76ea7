import { expect, test } from "vitest";
import { stepHindrance } from "./step-hindrance";

const plan = { state: "running", taken: 0, steps: [[1, 1]] } as const;

test.each(["fail", "wait", "unknown"] as const)("gates that %s hold the next step up", (verdict) => {
  expect(stepHindrance(plan, verdict)).toBe(verdict);
});

test("gates that pass let it through, a pause does not, and at the goal there is nothing to hold up", () => {
  expect(stepHindrance(plan, "pass")).toBeNull();
  expect(stepHindrance({ ...plan, state: "paused" }, "pass")).toBe("paused");
  expect(stepHindrance({ ...plan, taken: 1 }, "fail")).toBeNull();
});
