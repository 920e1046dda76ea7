import { describe, expect, it } from "vitest";
import { shiftPlan } from "@/lib/testing/shift-plan";
import type { DestinationFigures } from "./destination-figures";
import { gainingDestinations, judgeGates } from "./judge-gates";
import type { ShiftPlan } from "./shift-plan";

const plan = (parts: Partial<ShiftPlan> = {}): ShiftPlan =>
  shiftPlan({
    from: [90, 10],
    gates: { successPercent: 99, p95Ms: 200, minimumRequests: 100, waitSeconds: 60 },
    ...parts,
  });
const good: DestinationFigures = { requests: 500, successRate: 0.999, p95Ms: 120 };
const bad: DestinationFigures = { requests: 500, successRate: 0.5, p95Ms: 900 };
const LATER = "2026-03-01T10:20:00Z";

describe("the next step", () => {
  it.each<readonly [string, DestinationFigures | null, string, Partial<ShiftPlan>, string]>([
    ["may be taken when every gate passes", good, LATER, {}, "pass"],
    ["must not when requests fail", { ...good, successRate: 0.98 }, LATER, {}, "fail"],
    ["must not when answers are slow", { ...good, p95Ms: 201 }, LATER, {}, "fail"],
    ["waits for requests, even where the few that came failed", { ...bad, requests: 99 }, LATER, {}, "wait"],
    ["waits while nothing is known", null, LATER, {}, "wait"],
    ["waits for its time", good, "2026-03-01T10:10:59Z", {}, "wait"],
    ["is told to stop before its time is over", bad, "2026-03-01T10:10:01Z", {}, "fail"],
    ["waits where answers have no time", { ...good, p95Ms: null }, LATER, {}, "wait"],
    [
      "waits without a single request, whatever is asked",
      { requests: 0, successRate: null, p95Ms: null },
      LATER,
      { gates: { successPercent: 0, p95Ms: null, minimumRequests: 0, waitSeconds: null } },
      "wait",
    ],
    [
      "may be taken where no gate is asked for",
      null,
      LATER,
      { gates: { successPercent: null, p95Ms: null, minimumRequests: null, waitSeconds: null } },
      "pass",
    ],
    ["may be the first although nothing is known", null, LATER, { taken: 0 }, "pass"],
    ["must not be the first where the test fails", bad, LATER, { taken: 0 }, "fail"],
    [
      "is let through at exactly what is asked",
      { requests: 100, successRate: 0.99, p95Ms: 200 },
      "2026-03-01T10:11:00Z",
      {},
      "pass",
    ],
  ])("%s", (_rule, second, now, parts, overall) => {
    expect(judgeGates(plan(parts), [bad, second], now).overall).toBe(overall);
  });
});

it("shows the worst figure of the destinations that gain traffic beside what is asked", () => {
  const three = plan({ destinations: ["a", "b", "c"], from: [100, 0, 0], steps: [[0, 50, 50]] });
  expect(judgeGates(three, [bad, good, { ...good, requests: 200, p95Ms: 150 }], LATER).gates).toEqual([
    { gate: "successPercent", passed: true, shown: 99.9, wanted: 99 },
    { gate: "p95Ms", passed: true, shown: 150, wanted: 200 },
    { gate: "minimumRequests", passed: true, shown: 200, wanted: 100 },
    { gate: "waitSeconds", passed: true, shown: 600, wanted: 60 },
  ]);
});

it("takes a step that lies in the future for one just taken, and says so", () => {
  const verdict = judgeGates(plan(), [good, good], "2026-03-01T10:09:00Z");
  expect(verdict).toMatchObject({ overall: "wait", clockAhead: true });
  expect(verdict.gates.at(-1)).toEqual({ gate: "waitSeconds", passed: false, shown: 0, wanted: 60 });
});

it.each<readonly [string, Partial<ShiftPlan>, readonly number[]]>([
  ["by shares, not by weights", { from: [9, 1], steps: [[50, 50]] }, [1]],
  [
    "of a backend without a weight, which has 1",
    { destinations: ["Service:/a||", "Service:/b||"], from: [null, null], steps: [[20, 80]] },
    [1],
  ],
  ["of a destination without a weight, which has none", { from: [100, null], steps: [[90, 10]] }, [1]],
  ["where no destination had any", { from: [0, 0], steps: [[90, 10]] }, [0, 1]],
])("finds who gains %s", (_rule, parts, expected) => {
  expect(gainingDestinations(plan(parts))).toEqual(expected);
});
