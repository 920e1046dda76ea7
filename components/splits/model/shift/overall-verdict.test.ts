import { expect, test } from "vitest";
import { judgeGates } from "@/lib/domain/shifting/judge-gates";
import { shiftPlan } from "@/lib/testing/shift-plan";
import { overallVerdict } from "./overall-verdict";

const SUCCESS = { successPercent: 99, waitSeconds: 60 };
const GOOD = { requests: 500, successRate: 1, p95Ms: 20 };
const BAD = { ...GOOD, successRate: 0.5 };

test.each([
  ["gates that pass by new figures", SUCCESS, GOOD, true, "pass"],
  ["gates that passed by figures which are not renewed", SUCCESS, GOOD, false, "unknown"],
  ["a gate that failed by figures which are not renewed", SUCCESS, BAD, false, "fail"],
  ["gates without any figures", SUCCESS, null, false, "unknown"],
  ["no gates, without any figures", {}, null, false, "pass"],
  ["waiting that is over, without any figures", { waitSeconds: 60 }, null, false, "pass"],
  ["waiting that is not over, without any figures", { waitSeconds: 3_600 }, null, false, "wait"],
] as const)("%s come to a verdict", (_, asked, figures, isFresh, verdict) => {
  const none = { successPercent: null, p95Ms: null, minimumRequests: null, waitSeconds: null };
  const plan = shiftPlan({ gates: { ...none, ...asked }, steppedAt: "2026-03-01T10:10:00Z" });
  expect(overallVerdict(judgeGates(plan, [null, figures], "2026-03-01T10:20:00Z"), isFresh)).toBe(verdict);
});
