import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HEALTH_STATUSES, type Health } from "./health";
import { worseHealth } from "./worse-health";

const assessment = fc.record<Health>({
  status: fc.constantFrom(...HEALTH_STATUSES),
  why: fc.constantFrom("a", "b"),
});

describe("worseHealth", () => {
  it.each([
    ["failure", "degraded"],
    ["degraded", "healthy"],
    ["healthy", "noTraffic"],
    ["noTraffic", "noData"],
  ] as const)("lets %s matter more than %s", (worse, better) => {
    const [a, b] = [worse, better].map((status) => ({ status, why: "" }));
    if (!a || !b) throw new Error("expected two assessments");
    expect(worseHealth(a, b)).toBe(a);
    expect(worseHealth(b, a)).toBe(a);
  });

  it("keeps the first of two that matter equally, and comes to the same status in any order", () => {
    fc.assert(
      fc.property(assessment, assessment, assessment, (a, b, c) => {
        if (a.status === b.status) expect(worseHealth(a, b)).toBe(a);
        expect(worseHealth(a, b).status).toBe(worseHealth(b, a).status);
        expect(worseHealth(worseHealth(a, b), c).status).toBe(worseHealth(a, worseHealth(b, c)).status);
      }),
    );
  });
});
