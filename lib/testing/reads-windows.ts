import { expect, it } from "vitest";
import { createMetricsSource } from "@/lib/adapters/prometheus/create-metrics-source";
import type { PlaintextCaller } from "@/lib/domain/mtls/plaintext-caller";
import type { MetricsSource, PlaintextRequest } from "@/lib/ports/metrics-source";
import { TEST_PROMETHEUS_SETTINGS } from "./prometheus-settings";
import { FOLLOWED_HOST, PROXIES_SINCE, WINDOW_AT, WINDOW_SCRAPE } from "./window-samples";

const SIGNAL = new AbortController().signal;
const HOUR = 3_600;
const ignore = (): void => undefined;
const round = (points: readonly (number | null)[]): readonly (number | null)[] =>
  points.map((point) => (point === null ? null : Number(point.toFixed(2))));

/** Meshlens' source of telemetry on a server whose samples have a label for replicas. */
export function metricsSourceAt(url: string): MetricsSource {
  const settings = {
    ...TEST_PROMETHEUS_SETTINGS,
    url,
    replicaLabels: ["replica"],
    scrapeIntervalSeconds: WINDOW_SCRAPE,
  };
  return createMetricsSource(settings, {
    clock: { now: () => WINDOW_AT * 1_000 },
    log: { info: ignore, warn: ignore, error: ignore },
    findUrl: () => null,
  });
}

async function callersOf(source: MetricsSource, request: Partial<PlaintextRequest> = {}) {
  const asked = { at: WINDOW_AT, windowSeconds: HOUR, namespaces: ["shop"], ...request };
  const result = await source.fetchPlaintextCallers(asked, SIGNAL);
  if (!result.ok) throw new Error(result.message);
  return { ...result, by: new Map(result.callers.map((caller) => [caller.sourceWorkload, caller])) };
}

/** What every server must give of WINDOW_SAMPLES to the reads beside the ticks; `url` is asked once the tests run. */
export function readsWindows(url: () => string): void {
  readsPlaintext(() => metricsSourceAt(url()));
  readsHosts(() => metricsSourceAt(url()));
}

function readsPlaintext(source: () => MetricsSource): void {
  it("finds callers in plaintext however rarely they call, and no others", async () => {
    const { by } = await callersOf(source());
    const counts = [...by].map(([caller, { count }]) => [caller, Math.round(count)]).sort();
    expect(counts).toEqual([
      ["appeared", 3],
      ["dials", 2],
      ["dials-ztunnel", 1],
      ["kept-twice", 9],
      ["of-two", 8],
      ["once", 1],
      ["rare", 1],
      ["restarted", 2],
      ["steady", 240],
      ["told-twice", 8],
    ]);
    expect(by.get("dials")?.protocol).toBe("tcp");
    expect(by.get("once")).toMatchObject({
      sourceNamespace: "old",
      destinationNamespace: "shop",
      destinationWorkload: "cart",
      host: "cart.shop.svc.cluster.local",
      protocol: "http",
    } satisfies Partial<PlaintextCaller>);
  });

  it.each([
    ["steady", 0],
    ["once", 1_800],
    ["appeared", 1_200],
    ["rare", 2_400],
    ["restarted", 900],
    ["dials", 600],
  ])("says when %s was last seen, late by no more than a scrape", async (caller, ago) => {
    const { by } = await callersOf(source());
    const late = (by.get(caller)?.lastSeen ?? NaN) - (WINDOW_AT - ago);
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThanOrEqual(WINDOW_SCRAPE);
  });

  it("looks at all servers where none are named, and at none where the list is empty", async () => {
    expect((await callersOf(source(), { namespaces: null })).by.has("elsewhere")).toBe(true);
    expect((await callersOf(source(), { namespaces: ["bank", "a", "b"] })).by.size).toBe(1);
    expect((await callersOf(source(), { namespaces: [] })).callers).toEqual([]);
  });

  it("knows of nothing before proxies were scraped, nor before the window", async () => {
    const early = (await callersOf(source())).knownSince - PROXIES_SINCE;
    expect(early).toBeGreaterThanOrEqual(0);
    expect(early).toBeLessThanOrEqual(WINDOW_SCRAPE);
    const later = await callersOf(source(), { windowSeconds: 600 });
    expect(later.knownSince - (WINDOW_AT - 600)).toBeLessThanOrEqual(WINDOW_SCRAPE);
  });
}

function readsHosts(source: () => MetricsSource): void {
  const asked = { hosts: [FOLLOWED_HOST], stepSeconds: 120, windowSeconds: 60, quantile: 0.5 };

  it("follows requests and response times of a host's versions, with gaps where there is nothing", async () => {
    const result = await source().fetchSeries({ ...asked, start: WINDOW_AT - 600, end: WINDOW_AT }, SIGNAL);
    if (!result.ok) throw new Error(result.message);
    const { start, length, requests, durations } = result.series;
    expect(start).toBe(Math.ceil((WINDOW_AT - 600) / 120) * 120);
    const told = requests.map((one) => [one.destinationVersion, one.code, round(one.perSecond)]).sort();
    expect(told).toEqual([
      ["v1", "200", Array(length).fill(4)],
      ["v1", "503", Array(length).fill(0)],
      ["v2", "200", [null, null, null, 1, 1]],
    ]);
    expect(durations.map((one) => [one.destinationVersion, round(one.milliseconds)])).toEqual([
      ["v1", Array(length).fill(10)],
    ]);
  });

  it("tells one moment as a range of one", async () => {
    const result = await source().fetchSeries({ ...asked, start: WINDOW_AT, end: WINDOW_AT }, SIGNAL);
    if (!result.ok) throw new Error(result.message);
    expect(result.series).toMatchObject({ start: WINDOW_AT, length: 1 });
    expect(result.series.requests.map(({ perSecond }) => round(perSecond)).sort()).toEqual([[0], [1], [4]]);
  });
}
