import { describe, expect, it } from "vitest";
import { versionFigures, versionSeries } from "./version-figures";
import type { DurationSeries, HostSeries, RequestSeries } from "./version-series";

const request = (parts: Partial<RequestSeries>): RequestSeries => ({
  reporter: "source",
  sourceNamespace: "shop",
  sourceWorkload: "front",
  destinationNamespace: "shop",
  destinationWorkload: "web-v1",
  destinationVersion: "v1",
  host: "web.shop.svc.cluster.local",
  protocol: "http",
  code: "200",
  perSecond: [10, 20],
  ...parts,
});
const duration = (parts: Partial<DurationSeries>): DurationSeries => ({
  reporter: "source",
  destinationNamespace: "shop",
  destinationWorkload: "web-v1",
  destinationVersion: "v1",
  host: "web.shop.svc.cluster.local",
  milliseconds: [40, 50],
  ...parts,
});
const series = (
  requests: readonly Partial<RequestSeries>[],
  durations: readonly Partial<DurationSeries>[] = [],
): HostSeries => ({
  start: 0,
  stepSeconds: 60,
  length: 2,
  requests: requests.map(request),
  durations: durations.map(duration),
  queries: [],
});
const OF = { namespace: "shop", name: "web" };
const figures = (told: HostSeries) => versionSeries(told, OF)[0];

describe("each request counts once", () => {
  it("as the client tells it, where the server tells of it too", () => {
    const told = series([
      { perSecond: [9, 9] },
      { code: "0", perSecond: [1, 1] },
      { reporter: "destination", perSecond: [9, 9] },
    ]);
    expect(figures(told)).toMatchObject({ requests: [10, 10], success: [0.9, 0.9] });
  });

  it("as the waypoint tells it before the server", () => {
    const told = series([
      { reporter: "destination", perSecond: [7, 7] },
      { reporter: "waypoint", perSecond: [8, 8] },
    ]);
    expect(figures(told)?.requests).toEqual([8, 8]);
  });

  it("for every caller by its own best reporter", () => {
    const told = series([
      { perSecond: [5, 5] },
      { sourceWorkload: "old", reporter: "destination", perSecond: [2, 3] },
    ]);
    expect(figures(told)?.requests).toEqual([7, 8]);
  });

  it("by whoever told at that moment", () => {
    const told = series([{ perSecond: [null, 5] }, { reporter: "destination", perSecond: [4, 4] }]);
    expect(figures(told)?.requests).toEqual([4, 5]);
  });
});

describe("what is counted as failed", () => {
  it.each([
    ["http", "200", 1],
    ["http", "404", 1],
    ["http", "503", 0],
    ["http", "0", 0],
    ["grpc", "0", 1],
    ["grpc", "13", 0],
    ["grpc", "-", 0],
  ])("%s %s leaves a success rate of %d", (protocol, code, rate) => {
    expect(figures(series([{ protocol, code }]))?.success).toEqual([rate, rate]);
  });

  it("does not hold requests that reached no workload against any version", () => {
    const told = series([{}, { destinationWorkload: "", destinationNamespace: "", code: "503" }]);
    expect(versionSeries(told, OF)).toHaveLength(1);
    expect(figures(told)?.success).toEqual([1, 1]);
  });
});

describe("what is not known", () => {
  it("is null and never zero", () => {
    const told = series([{ perSecond: [null, 0] }], [{ milliseconds: [null, null] }]);
    expect(figures(told)).toMatchObject({ requests: [null, 0], success: [null, null], p95: [null, null] });
  });

  it("stays 0 where requests are known to be none", () => {
    expect(versionFigures(series([{ perSecond: [1, 0] }]), 60)).toEqual([
      { namespace: "shop", workload: "web-v1", version: "v1", requests: 0, successRate: null, p95Ms: null },
    ]);
  });
});

describe("response times", () => {
  it.each<readonly [string, readonly Partial<DurationSeries>[], readonly (number | null)[]]>([
    [
      "are the client's before the server's",
      [{ reporter: "destination", milliseconds: [9, 9] }, {}],
      [40, 50],
    ],
    [
      "are the server's where the client tells none",
      [{ milliseconds: [null, 50] }, { reporter: "destination", milliseconds: [9, 9] }],
      [9, 50],
    ],
    ["of several hosts are the slowest's", [{}, { host: "other", milliseconds: [99, 1] }], [99, 50]],
  ])("%s", (_rule, durations, expected) => {
    expect(figures(series([{}], durations))?.p95).toEqual(expected);
  });
});

it("puts the workloads of the Service itself first, then by name", () => {
  const told = series([
    { destinationWorkload: "a", host: "elsewhere.shop.svc.cluster.local" },
    { destinationWorkload: "web-v2", destinationVersion: "" },
    {},
  ]);
  expect(versionSeries(told, OF).map(({ workload, version }) => [workload, version])).toEqual([
    ["web-v1", "v1"],
    ["web-v2", ""],
    ["a", "v1"],
  ]);
});

it("counts the requests of the window up to the last moment", () => {
  expect(versionFigures(series([{ perSecond: [1, 2] }], [{}]), 300)).toMatchObject([
    { requests: 600, p95Ms: 50 },
  ]);
});
