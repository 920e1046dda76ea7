import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crashLoopAt } from "./crash-loop";

describe("crashLoopAt (https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy)", () => {
  it.each([
    ["runs at first", 0, { running: true, restarts: 0, nextChangeAt: 3_000 }],
    ["waits ten seconds after its first crash", 3_000, { running: false, restarts: 0, nextChangeAt: 13_000 }],
    ["has restarted once", 13_000, { running: true, restarts: 1, nextChangeAt: 16_000 }],
    [
      "waits twenty seconds after its second crash",
      17_000,
      { running: false, restarts: 1, nextChangeAt: 36_000 },
    ],
    ["waits forty seconds after its third", 40_000, { running: false, restarts: 2, nextChangeAt: 79_000 }],
  ])("%s", (_, elapsed, expected) => {
    expect(crashLoopAt(elapsed)).toMatchObject(expected);
  });

  it("never waits longer than five minutes", () => {
    const day = crashLoopAt(86_400_000);
    expect(day.backOffMs).toBe(300_000);
    expect(day.restarts).toBeGreaterThan(280);
  });

  it("changes exactly when it says, and never restarts less", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (elapsed) => {
        const at = crashLoopAt(elapsed);
        expect(at.nextChangeAt).toBeGreaterThan(elapsed);
        expect(crashLoopAt(at.nextChangeAt - 1)).toEqual(at);
        const next = crashLoopAt(at.nextChangeAt);
        expect(next.running).toBe(!at.running);
        expect(next.restarts).toBe(at.restarts + (at.running ? 0 : 1));
      }),
    );
  });
});
