import { expect, test } from "vitest";
import { shiftStanding } from "./shift-standing";

test.each([
  [true, true, "paused", "broken"],
  [false, true, "paused", "overdue"],
  [false, false, "paused", "paused"],
  [false, false, "running", "running"],
] as const)("broken %s, overdue %s, %s: the worst is said", (broken, overdue, state, standing) => {
  expect(shiftStanding({ broken, overdue, state }).standing).toBe(standing);
});
