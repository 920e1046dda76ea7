import { expect, test } from "vitest";
import { shiftPlan } from "@/lib/testing/shift-plan";
import { stepHindrance } from "./step-hindrance";

const plan = shiftPlan();
const workloads = [{ namespace: "shop", workload: "web", version: "v1" }];
const ready = { weight: 50, workloads };
const empty = { weight: 50, workloads: [], reasonCode: "noEndpoints" };
const BOTH = [ready, ready];

test.each(["fail", "wait", "unknown"] as const)("gates that %s hold the next step up", (verdict) => {
  expect(stepHindrance(plan, verdict, BOTH)).toBe(verdict);
});

test("gates that pass let it through, a pause does not, and at the goal there is nothing to hold up", () => {
  expect(stepHindrance(plan, "pass", BOTH)).toBeNull();
  expect(stepHindrance({ ...plan, state: "paused" }, "pass", BOTH)).toBe("paused");
  expect(stepHindrance({ ...plan, taken: 2 }, "fail", [ready, empty])).toBeNull();
});

test.each([
  ["that gains traffic", [ready, empty], "noPods"],
  ["that loses traffic", [empty, ready], null],
  ["of another reason", [ready, { ...empty, reasonCode: "noTraffic" }], null],
  ["without a weight", [ready, { ...empty, weight: 0 }], null],
  ["that has pods", [ready, { ...empty, workloads }], null],
  ["that is not told of", [], null],
] as const)("no step sends more to a destination without pods: %s", (_, destinations, hindrance) => {
  expect(stepHindrance(plan, "pass", destinations)).toBe(hindrance);
});
