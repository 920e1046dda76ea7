import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomeOf } from "@/lib/testing/outcome-of";
import type { RetryPolicy } from "../model/route-decision";
import { isRetried } from "./is-retried";
import { withRetries } from "./with-retries";

const policy = (attempts: number, ...on: readonly string[]): RetryPolicy => ({
  attempts,
  perTryTimeoutMs: null,
  on,
});

// https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-retry-on
describe("isRetried", () => {
  it.each([
    ["5xx", { code: "500" }, true],
    ["5xx", { code: "0" }, true],
    ["5xx", { code: "404" }, false],
    ["gateway-error", { code: "500" }, false],
    ["gateway-error", { code: "502" }, true],
    ["retriable-4xx", { code: "409" }, true],
    ["retriable-4xx", { code: "404" }, false],
    ["connect-failure", { code: "503", flags: "UF" }, true],
    ["connect-failure", { code: "503", flags: "UC" }, false],
    ["reset", { code: "503", flags: "UC" }, true],
    ["503", { code: "503" }, true],
    ["503", { code: "500" }, false],
    ["unavailable", { code: "200", grpcStatus: "14" }, true],
    ["cancelled", { code: "200", grpcStatus: "1" }, true],
    ["unavailable", { code: "200", grpcStatus: "13" }, false],
    ["5xx", { code: "503", flags: "UO" }, false],
    ["5xx", { code: "503", flags: "UH" }, false],
    ["5xx", { code: "504", flags: "UT", details: "response_timeout" }, false],
    ["5xx", { code: "504", flags: "UT", details: "upstream_per_try_timeout" }, true],
  ])("on %s, of %j: %s", (on, seen, again) => {
    expect(isRetried(policy(2, on), outcomeOf(1, "", seen).asClient)).toBe(again);
  });
});

describe("withRetries", () => {
  it("leaves calls without retries as they are", () => {
    const outcomes = [outcomeOf(0.8, "200"), outcomeOf(0.2, "503")];
    expect(withRetries(outcomes, null)).toEqual(
      outcomes.map((outcome) => ({ outcome, requests: outcome.share, tries: outcome.share })),
    );
  });

  it("lets the caller see a failure only when every try fails, and the server every try", () => {
    const [fine, failed] = withRetries([outcomeOf(0.8, "200"), outcomeOf(0.2, "503")], policy(2, "5xx"));
    expect(failed?.requests).toBeCloseTo(0.008, 12);
    expect(failed?.tries).toBeCloseTo(0.2 * 1.24, 12);
    expect(fine?.requests).toBeCloseTo(0.992, 12);
    expect(fine?.tries).toBeCloseTo(0.992, 12);
  });

  it("lets the caller wait for all tries", () => {
    const [failed] = withRetries([outcomeOf(1, "503")], policy(2, "5xx"));
    expect(failed?.outcome.asClient.latency.addedMs).toBeCloseTo(2 * 10 * Math.exp(0.125), 6);
    expect(failed?.outcome.asServer.latency.addedMs).toBeUndefined();
  });

  it("tries no more than the time-out of the whole request leaves time for, and then answers 504 UT", () => {
    const [failed] = withRetries([outcomeOf(1, "503")], policy(10, "5xx"), 30);
    expect(failed?.tries).toBe(3);
    expect(failed?.outcome.asClient).toMatchObject({
      code: "504",
      flags: "UT",
      latency: { medianMs: 30 },
    });
  });

  it("marks what failed to the last try with URX", () => {
    const [failed] = withRetries([outcomeOf(1, "503")], policy(1, "503"));
    expect(failed?.outcome.asClient.flags).toBe("URX");
    expect(failed?.outcome.asServer.flags).toBe("");
  });

  it.each([-1, 0.5, NaN])("takes %d attempts for none", (attempts) => {
    expect(withRetries([outcomeOf(1, "503")], policy(attempts, "5xx"))[0]?.tries).toBe(1);
  });

  it("ends every request exactly once, whatever fails and however often it is tried", () => {
    const shares = fc.array(fc.tuple(fc.nat(100), fc.constantFrom("200", "404", "500", "503")), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 10 }), (parts, attempts) => {
        const total = parts.reduce((sum, [weight]) => sum + weight, 0);
        fc.pre(total > 0);
        const outcomes = parts.map(([weight, code]) => outcomeOf(weight / total, code));
        const ended = withRetries(outcomes, policy(attempts, "5xx"));
        const requests = ended.reduce((sum, one) => sum + one.requests, 0);
        expect(requests).toBeCloseTo(1, 9);
        for (const one of ended) expect(one.tries).toBeGreaterThanOrEqual(one.requests - 1e-12);
      }),
    );
  });
});
