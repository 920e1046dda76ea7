import { describe, expect, it } from "vitest";
import { row } from "@/lib/testing/telemetry-row";
import { coverageWarnings } from "./coverage-warnings";
import type { GraphWarning } from "./graph";
import type { ContextWorkload } from "./graph-context";

function workload(name: string, runningSince: number | null): ContextWorkload {
  const names = { namespace: "bookinfo", workload: name, app: "", version: "" };
  return { ...names, reports: true, runningSince, healthAnnotation: "" };
}

function warnings(changes: Partial<Parameters<typeof coverageWarnings>[0]> = {}): readonly GraphWarning[] {
  return coverageWarnings({
    at: 10_000,
    windowSeconds: 300,
    scrapeIntervalSeconds: 15,
    oldestSample: null,
    context: { workloads: [] },
    rows: [row()],
    ...changes,
  });
}

describe("coverageWarnings", () => {
  it("says nothing where samples cover the whole window", () => {
    expect(warnings()).toEqual([]);
    expect(warnings({ oldestSample: 9_700, windowSeconds: 300, scrapeIntervalSeconds: 75 })).toEqual([]);
  });

  it("warns of a window shorter than four scrape intervals, and says what is long enough", () => {
    expect(warnings({ windowSeconds: 59 })).toEqual([
      {
        code: "windowTooShort",
        message:
          "The window of 59 s is shorter than 4 scrape intervals of 15 s: rates may be missing. Choose 60 s or more.",
      },
    ]);
    expect(warnings({ windowSeconds: 60 })).toEqual([]);
  });

  it("says over which part of the window there are samples", () => {
    expect(warnings({ oldestSample: 9_880 })).toEqual([
      {
        code: "partialWindow",
        message: "Samples exist for only the last 120 s of the window of 300 s: rates read low.",
      },
    ]);
    expect(warnings({ oldestSample: 10_050 })[0]?.message).toContain("the last 0 s");
  });

  it("names workloads with traffic whose every pod started within the window", () => {
    const workloads = [
      workload("reviews-v1", 9_900),
      workload("productpage-v1", 9_000),
      workload("idle", 9_900),
    ];
    expect(warnings({ context: { workloads } })).toEqual([
      {
        code: "startedWithinWindow",
        message: "Started within the window of 300 s, so their rates read low: bookinfo/reviews-v1.",
      },
    ]);
    expect(warnings({ context: { workloads: [workload("reviews-v1", null)] } })).toEqual([]);
    expect(warnings({ context: { workloads: [workload("reviews-v1", 10_001)] } })).toEqual([]);
  });

  it("names ten of many and counts the rest", () => {
    const names = Array.from({ length: 13 }, (_, index) => `w-${index + 10}`);
    const [warning] = warnings({
      context: { workloads: names.map((name) => workload(name, 9_999)) },
      rows: names.map((name) => row({ destinationWorkload: name })),
    });
    expect(warning?.message).toMatch(/bookinfo\/w-10, .*bookinfo\/w-19 and 3 more\.$/);
  });
});
