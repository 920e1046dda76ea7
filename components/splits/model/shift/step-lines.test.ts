import { expect, test } from "vitest";
import { stepLines } from "./step-lines";

test("the weights before come first, then each step with how far the shift has come", () => {
  const lines = stepLines({
    version: 1,
    route: "spec.http[0]",
    destinations: ["a||", "b||"],
    from: [null, 10],
    steps: [
      [75, 25],
      [50, 50],
      [0, 100],
    ],
    taken: 1,
    gates: { successPercent: null, p95Ms: null, minimumRequests: null, waitSeconds: null },
    testRoute: null,
    state: "running",
    startedAt: "",
    steppedAt: "",
    deadline: "",
    by: "",
  });
  expect(lines.map(({ state }) => state)).toEqual(["done", "done", "next", "later"]);
  expect(lines[0]?.weights).toEqual([null, 10]);
  expect(lines.map(({ goal }) => goal)).toEqual([false, false, false, true]);
});
