import { expect, test } from "vitest";
import { shiftPlan } from "@/lib/testing/shift-plan";
import { stepLines } from "./step-lines";

test("the weights before come first, then each step with how far the shift has come", () => {
  const steps = [
    [75, 25],
    [50, 50],
    [0, 100],
  ];
  const lines = stepLines(shiftPlan({ from: [null, 10], steps, taken: 1 }));
  expect(lines.map(({ state }) => state)).toEqual(["done", "done", "next", "later"]);
  expect(lines[0]?.weights).toEqual([null, 10]);
  expect(lines.map(({ goal }) => goal)).toEqual([false, false, false, true]);
});
