import { describe, expect, it } from "vitest";
import { outcomeOf } from "@/lib/testing/outcome-of";
import { shareWithin } from "../latency";
import { withTimeout } from "./with-timeout";

const answered = outcomeOf(1, "200", { latency: { medianMs: 100, sigma: 0.5 } });
const patience = (
  timeoutMs: number | null,
  perTryTimeoutMs: number | null = null,
): Parameters<typeof withTimeout>[1] => ({
  timeoutMs,
  perTryTimeoutMs,
});

// https://istio.io/latest/docs/tasks/traffic-management/request-timeouts/
describe("withTimeout", () => {
  it.each([
    ["without a time-out", patience(null)],
    ["with time-out 0, which disables it", patience(0)],
    ["well above what the server takes", patience(60_000)],
  ])("changes nothing %s", (_case, given) => {
    expect(withTimeout([answered], given)).toEqual([answered]);
  });

  it("answers 504 UT for the share that takes longer, whose caller the server sees go", () => {
    const [inTime, late] = withTimeout([answered], patience(100));
    expect(inTime?.share).toBeCloseTo(0.5, 6);
    expect(inTime?.asClient.code).toBe("200");
    expect(late?.asClient).toMatchObject({ code: "504", flags: "UT", details: "response_timeout" });
    expect(late?.asServer).toMatchObject({ code: "0", flags: "DC" });
    expect((inTime?.share ?? 0) + (late?.share ?? 0)).toBeCloseTo(1, 12);
  });

  it("ends at the time-out", () => {
    const [late] = withTimeout([answered], patience(1));
    if (!late) throw new Error("nothing left");
    expect(shareWithin(late.asClient.latency, 1.1)).toBeCloseTo(1, 3);
    expect(shareWithin(late.asClient.latency, 0.9)).toBeCloseTo(0, 3);
  });

  it("gives up each try for itself where that is sooner", () => {
    expect(withTimeout([answered], patience(1_000, 10)).at(-1)?.asClient.details).toBe(
      "upstream_per_try_timeout",
    );
    expect(withTimeout([answered], patience(10, 1_000)).at(-1)?.asClient.details).toBe("response_timeout");
  });

  it("waits for tcp as long as it takes", () => {
    const tcp = { ...answered, protocol: "tcp" } as const;
    expect(withTimeout([tcp], patience(1))).toEqual([tcp]);
  });
});
