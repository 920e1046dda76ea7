import { describe, expect, it } from "vitest";
import { shiftPlan } from "@/lib/testing/shift-plan";
import type { VersionFigures } from "../splits/version-figures";
import { destinationFigures } from "./destination-figures";
import { shiftSummary } from "./shift-summary";

const PLAN = shiftPlan({
  from: [100, null],
  steps: [
    [60, 40],
    [0, 100],
  ],
});
const NONE = [null, null];

describe("a summary", () => {
  it("of a roll back tells how far it had come and where weights are again", () => {
    const summary = shiftSummary(PLAN, NONE, { ended: "rolledBack", endedAt: "2026-03-01T10:30:00Z" });
    expect(summary).toMatchObject({ durationSeconds: 1_800, overdue: false, stepsTaken: 1, stepsPlanned: 2 });
    expect(summary.destinations).toEqual([
      { name: "web|v1|", weightBefore: 100, weightReached: 100, weightNow: 100, figures: null },
      { name: "web|v2|", weightBefore: 0, weightReached: 40, weightNow: 0, figures: null },
    ]);
  });

  it("of a promotion tells the goal", () => {
    const summary = shiftSummary({ ...PLAN, taken: 2 }, NONE, {
      ended: "promoted",
      endedAt: "2026-03-01T12:00:00Z",
    });
    expect(summary.destinations.map(({ weightNow }) => weightNow)).toEqual([0, 100]);
    expect(summary.overdue).toBe(true);
  });

  it("of a shift that was dropped before its first step tells the weights it began with", () => {
    const summary = shiftSummary({ ...PLAN, taken: 0 }, NONE, { ended: "dropped", endedAt: PLAN.startedAt });
    expect(summary.destinations.map(({ weightNow }) => weightNow)).toEqual([100, 0]);
  });

  it("never lasts less than nothing, whatever the clocks say", () => {
    const summary = shiftSummary(PLAN, NONE, { ended: "promoted", endedAt: "2026-03-01T09:00:00Z" });
    expect(summary.durationSeconds).toBe(0);
  });
});

describe("the figures of a destination", () => {
  const of = (
    workload: string,
  ): { workloads: { namespace: string; workload: string; version: string }[] } => ({
    workloads: [{ namespace: "shop", workload, version: "" }],
  });
  const version = (workload: string, parts: Partial<VersionFigures> = {}): VersionFigures => ({
    namespace: "shop",
    workload,
    version: "",
    requests: 100,
    successRate: 1,
    p95Ms: 10,
    ...parts,
  });

  it("join its workloads: requests add up, success is weighed, the slowest is shown", () => {
    const both = { workloads: [...of("a").workloads, ...of("b").workloads] };
    const versions = [
      version("a"),
      version("b", { requests: 300, successRate: 0.5, p95Ms: 90 }),
      version("c"),
    ];
    expect(destinationFigures([both], versions)).toEqual([{ requests: 400, successRate: 0.625, p95Ms: 90 }]);
  });

  it("are null where nothing is known, and know no success without requests", () => {
    const idle = version("a", { requests: 0, successRate: null, p95Ms: null });
    expect(destinationFigures([of("a"), of("b")], [idle])).toEqual([
      { requests: 0, successRate: null, p95Ms: null },
      null,
    ]);
  });
});
