import { describe, expect, it } from "vitest";
import { meanMs } from "../latency";
import { NO_STRAIN, serverBehaviourAt } from "./server-behaviour-at";

const declared = { medianMs: 20, failures: [{ code: "500", share: 0.1 }], capacityPerPod: 100 };
const at = (perSecondAndPod: number): ReturnType<typeof serverBehaviourAt> =>
  serverBehaviourAt(declared, { ...NO_STRAIN, perSecondAndPod });
const failed = (code: string, behaviour: ReturnType<typeof serverBehaviourAt>): number =>
  behaviour.failures.filter((one) => one.code === code).reduce((sum, { share }) => sum + share, 0);

describe("serverBehaviourAt", () => {
  it("answers as declared without load", () => {
    expect(at(0).failures).toEqual(declared.failures);
    expect(at(0).latency.medianMs).toBe(20);
  });

  it("answers slower near its capacity", () => {
    expect(at(50).latency.medianMs).toBeLessThan(22);
    expect(at(100).latency.medianMs).toBe(100);
    expect(at(500).latency.medianMs).toBe(100);
  });

  it("fails with 503 what is beyond its capacity", () => {
    expect(failed("503", at(99))).toBe(0);
    expect(failed("503", at(200))).toBeCloseTo(0.5, 12);
    expect(failed("500", at(200))).toBeCloseTo(0.05, 12);
  });

  it("fails with 500 where a call it needs fails, and waits for those calls", () => {
    const strained = serverBehaviourAt(declared, { perSecondAndPod: 1, failedCalls: 0.5, waitMs: 300 });
    expect(failed("500", strained)).toBeCloseTo(0.1 + 0.45, 12);
    expect(meanMs(strained.latency)).toBeGreaterThan(300);
  });

  it("never fails more than everything", () => {
    const strained = serverBehaviourAt(declared, { perSecondAndPod: 1e9, failedCalls: 1, waitMs: 0 });
    expect(strained.failures.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
  });
});
