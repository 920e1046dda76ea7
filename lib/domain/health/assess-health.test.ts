import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessHealth, type HealthTraffic } from "./assess-health";
import type { Health } from "./health";
import { isErrorCode } from "./is-error-code";
import { KIALI_PROFILE, MESHLENS_PROFILE } from "./profiles";
import type { HealthProfile } from "./tolerance";

const WINDOW = 300;

/** Traffic with these requests per second by code. */
function traffic(
  codes: Readonly<Record<string, number>>,
  changes: Partial<HealthTraffic> = {},
): HealthTraffic {
  return {
    protocol: "http",
    direction: "inbound",
    requestsPerSecond: Object.values(codes).reduce((sum, rate) => sum + rate, 0),
    bytesPerSecond: 0,
    codes: Object.entries(codes).map(([code, requestsPerSecond]) => ({ code, flags: "", requestsPerSecond })),
    ...changes,
  };
}

const tcp = (flags: string, bytesPerSecond = 100): HealthTraffic => ({
  ...traffic({}),
  protocol: "tcp",
  bytesPerSecond,
  codes: [{ code: "", flags, requestsPerSecond: 0 }],
});

function assess(groups: readonly HealthTraffic[], profile = MESHLENS_PROFILE, annotation = ""): Health {
  return assessHealth(groups, profile, WINDOW, annotation);
}

const status = (...input: Parameters<typeof assess>): string => assess(...input).status;

describe("assessHealth by Meshlens' defaults", () => {
  it.each<[string, "http" | "grpc", Record<string, number>, string]>([
    ["5xx below 1 %", "http", { 200: 99.5, 503: 0.5 }, "healthy"],
    ["5xx from 1 %", "http", { 200: 99, 503: 1 }, "degraded"],
    ["5xx from 10 %", "http", { 200: 90, 503: 10 }, "failure"],
    ["different 5xx together", "http", { 200: 99, 500: 0.5, 503: 0.5 }, "degraded"],
    ["no response counted with 5xx", "http", { 200: 99, 503: 0.5, 0: 0.5 }, "degraded"],
    ["4xx below 10 %", "http", { 200: 91, 404: 9 }, "healthy"],
    ["4xx from 10 %", "http", { 200: 90, 404: 10 }, "degraded"],
    ["4xx from 20 %", "http", { 200: 80, 404: 20 }, "failure"],
    ["gRPC status 0, which is OK", "grpc", { 0: 100 }, "healthy"],
    ["gRPC failures from 1 %", "grpc", { 0: 99, 14: 1 }, "degraded"],
    ["gRPC failures from 10 %", "grpc", { 0: 90, 2: 10 }, "failure"],
    ["an HTTP 5xx on gRPC", "grpc", { 0: 90, 503: 10 }, "failure"],
    ["no response on gRPC", "grpc", { 0: 90, "-": 10 }, "failure"],
  ])("judges %s", (_, protocol, codes, expected) => {
    expect(status([traffic(codes, { protocol })])).toBe(expected);
  });

  it("shows numerator, denominator, share and thresholds", () => {
    expect(assess([traffic({ 200: 12.13, 503: 0.27 })])).toEqual({
      status: "degraded",
      why: "5xx 0.27 of 12.4 requests/s = 2.2 %: degraded from 1 %, failure from 10 %.",
    });
    expect(assess([traffic({ 0: 90, 14: 5, "-": 5 }, { protocol: "grpc", direction: "outbound" })]).why).toBe(
      "Outbound: gRPC status 14 and no response 10 of 100 requests/s = 10 %: degraded from 1 %, failure from 10 %.",
    );
    expect(assess([traffic({ 200: 4 })]).why).toBe("No errors in 4 requests/s.");
  });

  it("shows a share just below a threshold as below it", () => {
    expect(assess([traffic({ 200: 900.4, 503: 99.6 })])).toEqual({
      status: "degraded",
      why: "5xx 99.6 of 1000 requests/s = 9.96 %: degraded from 1 %, failure from 10 %.",
    });
    expect(assess([traffic({ 503: 4.998 / WINDOW })]).why).toBe(
      "4.998 requests in 300 s: too few to judge (at least 5).",
    );
  });

  it("takes a share that misses a threshold by a rounding error only for reaching it", () => {
    // 100 * 0.29 / 2.9 is 9.999999999999998 in floating point.
    expect(assess([traffic({ 200: 2.61, 503: 0.29 }, { requestsPerSecond: 2.9 })])).toEqual({
      status: "failure",
      why: "5xx 0.29 of 2.9 requests/s = 10 %: degraded from 1 %, failure from 10 %.",
    });
  });

  it("counts against a server exactly what a graph counts as an error", () => {
    const codes = fc.oneof(fc.integer({ min: 0, max: 599 }).map(String), fc.constantFrom("-", "", "0"));
    fc.assert(
      fc.property(fc.constantFrom("http", "grpc"), codes, (protocol, code) => {
        const share = { 200: 95, [code]: 5 };
        const judged = status([traffic(share, { protocol, requestsPerSecond: 100 })]);
        expect(judged !== "healthy").toBe(isErrorCode(protocol, code));
      }),
    );
  });

  it("reports the worst protocol and direction", () => {
    const good = traffic({ 200: 10 });
    const bad = traffic({ 200: 8, 503: 2 }, { direction: "outbound" });
    expect(assess([good, bad])).toEqual({
      status: "failure",
      why: "Outbound: 5xx 2 of 10 requests/s = 20 %: degraded from 1 %, failure from 10 %.",
    });
  });

  it("does not judge fewer requests than the minimum, and judges from it on", () => {
    expect(assess([traffic({ 503: 4 / WINDOW })])).toEqual({
      status: "noTraffic",
      why: "4 requests in 300 s: too few to judge (at least 5).",
    });
    expect(status([traffic({ 503: 5 / WINDOW })])).toBe("failure");
    expect(status([traffic({ 503: 1 / WINDOW }), traffic({ 200: 9 }, { direction: "outbound" })])).toBe(
      "healthy",
    );
  });

  it("never calls the absence of traffic healthy", () => {
    const nothing = { status: "noTraffic", why: "No requests or bytes in the last 300 s." };
    expect(assess([])).toEqual(nothing);
    expect(assess([traffic({ 200: 0 }), tcp("", 0)])).toEqual(nothing);
  });

  it.each([
    ["", "healthy"],
    ["DC", "healthy"],
    ["UF", "degraded"],
    ["UF,URX", "degraded"],
    ["TLS_FAILURE", "degraded"],
    ["DENY", "degraded"],
  ])("judges TCP by its response flags: %s", (flags, expected) => {
    expect(status([tcp(flags)])).toBe(expected);
  });

  it("says that TCP has no error rate", () => {
    expect(assess([tcp("")]).why).toBe("TCP 100 bytes/s without failed connections; TCP has no error rate.");
    expect(assess([tcp("UF,URX")]).why).toBe("TCP connections failed (UF, URX).");
  });
});

describe("assessHealth by other rules", () => {
  it.each<[string, "http" | "grpc", Record<string, number>, string]>([
    ["any 5xx degrades", "http", { 200: 1_000, 500: 0.001 }, "degraded"],
    ["no response degrades", "http", { 200: 1_000, 0: 0.001 }, "degraded"],
    ["no response on gRPC degrades", "grpc", { 0: 1_000, "-": 0.001 }, "degraded"],
    ["gRPC OK is healthy", "grpc", { 0: 1 }, "healthy"],
    ["gRPC failures from 10 %", "grpc", { 0: 9, 16: 1 }, "failure"],
    ["a single request counts", "http", { 500: 1 / WINDOW }, "failure"],
  ])("follows Kiali's profile where it is chosen: %s", (_, protocol, codes, expected) => {
    expect(status([traffic(codes, { protocol })], KIALI_PROFILE)).toBe(expected);
  });

  it("fires a threshold of 0 on any matching request, and on none without one", () => {
    const annotation = "5XX,0,0,http,inbound";
    expect(status([traffic({ 200: 999, 500: 1 })], MESHLENS_PROFILE, annotation)).toBe("failure");
    expect(assess([traffic({ 200: 999, 500: 1 })], MESHLENS_PROFILE, annotation).why).toBe(
      "5xx 1 of 1000 requests/s = 0.1 %: degraded from any, failure from any.",
    );
    expect(status([traffic({ 200: 999 })], MESHLENS_PROFILE, annotation)).toBe("healthy");
  });

  it("lets an annotation replace the profile, and ignores one without a valid item", () => {
    const failing = [traffic({ 200: 50, 503: 50 })];
    expect(status(failing, MESHLENS_PROFILE, "4XX,10,20,http,.*")).toBe("healthy");
    expect(status(failing, MESHLENS_PROFILE, "nonsense")).toBe("failure");
  });

  it("says so where no tolerance applies", () => {
    expect(assess([traffic({ 503: 9 })], MESHLENS_PROFILE, "5XX,1,2,grpc,.*")).toEqual({
      status: "healthy",
      why: "No tolerance applies to http.",
    });
  });

  it("never gets better with more errors", () => {
    const rank = ["healthy", "degraded", "failure"];
    const profiles = fc.constantFrom<HealthProfile>(MESHLENS_PROFILE, KIALI_PROFILE);
    const rates = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }));
    fc.assert(
      fc.property(profiles, rates, (profile, [errors, more]) => {
        const at = (rate: number): number =>
          rank.indexOf(status([traffic({ 200: 200 - rate, 503: rate })], profile));
        expect(at(Math.min(errors + more, 200))).toBeGreaterThanOrEqual(at(errors));
      }),
    );
  });
});
