import { describe, expect, it } from "vitest";
import { durationMs } from "./duration-ms";
import { faultOf } from "./fault-of";
import { DEFAULT_RETRIES, retriesOf } from "./retries-of";

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry
describe("retriesOf", () => {
  it("is Istio's policy where the route says nothing", () => {
    expect(retriesOf(undefined)).toEqual(DEFAULT_RETRIES);
    expect(DEFAULT_RETRIES.attempts).toBe(2);
  });
  it.each([{}, { attempts: 0 }])("is none for %j", (retries) => {
    expect(retriesOf(retries)).toBeNull();
  });
  it("reads conditions and the time of a try", () => {
    expect(retriesOf({ attempts: 3, retryOn: "5xx, 503,", perTryTimeout: "2s" })).toEqual({
      attempts: 3,
      perTryTimeoutMs: 2_000,
      on: ["5xx", "503"],
    });
  });
});

describe("durationMs", () => {
  it.each([
    ["1m0.5s", 60_500],
    ["20ms", 20],
    ["0s", 0],
    ["x", null],
    [5, null],
    ["1s".repeat(100), null],
  ])("%j is %j", (text, expected) => {
    expect(durationMs(text)).toBe(expected);
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection
describe("faultOf", () => {
  const all = { percentage: { value: 100 } };
  it.each([
    [
      { abort: { httpStatus: 503, ...all } },
      { delay: null, abort: { percent: 100, code: 503, grpc: false } },
    ],
    [
      { abort: { grpcStatus: "UNAVAILABLE", ...all } },
      { delay: null, abort: { percent: 100, code: 14, grpc: true } },
    ],
    [{ delay: { fixedDelay: "5s", percent: 10 } }, { delay: { percent: 10, ms: 5_000 }, abort: null }],
    [{ abort: { httpStatus: 503 } }, null],
    [{ abort: { grpcStatus: "NONSENSE", ...all } }, null],
    [{ delay: { fixedDelay: "soon", ...all } }, null],
    [undefined, null],
  ])("%j is %j", (fault, expected) => {
    expect(faultOf({ fault })).toEqual(expected);
  });
});
