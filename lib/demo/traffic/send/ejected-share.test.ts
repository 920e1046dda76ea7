import { describe, expect, it } from "vitest";
import { ejectedShare } from "./ejected-share";

const outlier = {
  consecutive5xx: 5,
  consecutiveGatewayErrors: 0,
  intervalMs: 10_000,
  baseEjectionMs: 30_000,
  maxEjectionPercent: 10,
};
const failing = (code: string, share: number): Parameters<typeof ejectedShare>[1] => ({
  latency: { medianMs: 10, sigma: 0.5 },
  failures: [{ code, share }],
});

// https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection
describe("ejectedShare", () => {
  it.each([
    ["fails always", outlier, "500", 1, 20, 0.75],
    ["fails half of many requests", outlier, "503", 0.5, 20, 0.75],
    ["fails seldom", outlier, "503", 0.05, 20, 0],
    ["gets too few requests for a row of five", outlier, "500", 1, 0.3, 0],
    ["answers 404", outlier, "404", 1, 20, 0],
    ["answers gRPC calls as unavailable", outlier, "14", 1, 20, 0.75],
    ["answers gRPC calls as not found", outlier, "5", 1, 20, 0],
    [
      "answers 500 where only gateway errors count",
      { ...outlier, consecutive5xx: 0, consecutiveGatewayErrors: 5 },
      "500",
      1,
      20,
      0,
    ],
    [
      "answers 503 where only gateway errors count",
      { ...outlier, consecutive5xx: 0, consecutiveGatewayErrors: 5 },
      "503",
      1,
      20,
      0.75,
    ],
    ["fails always and is away longer", { ...outlier, baseEjectionMs: 90_000 }, "500", 1, 20, 0.9],
    ["fails where nothing counts", { ...outlier, consecutive5xx: 0 }, "500", 1, 20, 0],
  ] as const)("of a pod that %s", (_case, settings, code, share, perSecond, away) => {
    expect(ejectedShare(settings, failing(code, share), perSecond)).toBeCloseTo(away, 9);
  });
});
