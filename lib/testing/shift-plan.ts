import type { ShiftPlan } from "@/lib/domain/shifting/shift-plan";

/** A shift of web from v1 to v2 for tests, with the first of its two steps taken and without gates. */
export function shiftPlan(part: Partial<ShiftPlan> = {}): ShiftPlan {
  return {
    version: 1,
    route: "spec.http[0]",
    destinations: ["web|v1|", "web|v2|"],
    from: [100, 0],
    steps: [
      [50, 50],
      [0, 100],
    ],
    taken: 1,
    gates: { successPercent: null, p95Ms: null, minimumRequests: null, waitSeconds: null },
    testRoute: null,
    state: "running",
    startedAt: "2026-03-01T10:00:00Z",
    steppedAt: "2026-03-01T10:10:00Z",
    deadline: "2026-03-01T11:00:00Z",
    by: "ann",
    ...part,
  };
}
