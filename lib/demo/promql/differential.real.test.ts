import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { askPrometheus, type PrometheusData, readPrometheusData } from "@/lib/testing/prometheus-answer";
import { promqlArbitrary } from "@/lib/testing/promql-arbitrary";
import { ensureServers } from "@/lib/testing/real/ensure-servers";
import { type Prometheus, SCRAPE_SECONDS, startPrometheus } from "@/lib/testing/real/start-prometheus";
import { sampleStore, type StoredSeries } from "@/lib/testing/sample-store";
import { instantResult, rangeResult } from "../prometheus-api/format-result";
import { type Mesh, startMesh } from "../start-mesh";
import { bookinfo } from "../world/bookinfo";
import { query } from "./query";
import type { SeriesSource } from "./series-source";

const METRICS = [
  "istio_requests_total",
  "istio_request_duration_milliseconds_bucket",
  "istio_request_duration_milliseconds_sum",
  "istio_request_duration_milliseconds_count",
  "istio_tcp_sent_bytes_total",
  "istio_tcp_received_bytes_total",
  "istio_request_messages_total",
];
/** A minute of samples, and some. */
const SCRAPES = 15;
const RUNS = 150;
const SEED = 20_260_101;
const PAIR = "reporter, source_workload, destination_workload, destination_service_name";

/** Shapes a dashboard asks for. */
const SHAPES: readonly string[] = [
  `sum by (${PAIR}, request_protocol, response_code, grpc_response_status, connection_security_policy) (rate(istio_requests_total[60s])) > 0`,
  `sum by (${PAIR}) (rate(istio_tcp_sent_bytes_total[60s])) > 0`,
  `sum by (${PAIR}) (rate(istio_request_duration_milliseconds_sum[60s])) / sum by (${PAIR}) (rate(istio_request_duration_milliseconds_count[60s]))`,
  `histogram_quantile(0.95, sum by (le, ${PAIR}) (rate(istio_request_duration_milliseconds_bucket[60s])))`,
  `histogram_quantile(0.5, istio_request_duration_milliseconds_bucket)`,
  `label_replace(sum by (source_workload) (rate(istio_requests_total[60s])), "leg", "toService", "", "")`,
  `max without (replica) (rate(istio_requests_total[60s]))`,
  `count by (pod) (istio_requests_total)`,
  `sum(rate(istio_requests_total{source_workload_namespace="bookinfo"}[60s])) or sum(rate(istio_requests_total{destination_service_namespace="bookinfo"}[60s]))`,
  `absent(istio_requests_total{reporter="waypoint"})`,
  `sum(topk(3, rate(istio_requests_total[60s])))`,
  `scalar(sum(rate(istio_requests_total[60s]))) * vector(2) ^ 2 % 7`,
  `istio_requests_total * istio_requests_total`,
  `istio_requests_total / on (pod) istio_request_duration_milliseconds_count`,
];

let mesh: Mesh;
let real: Prometheus;
let folder = "";
let store: SeriesSource;
let leftOpen = false;
let at = 0;

async function load(name: string): Promise<readonly StoredSeries[]> {
  const data = await askPrometheus(real.url, "query", { query: `${name}[1h]`, time: String(at / 1_000) });
  if (data?.resultType !== "matrix") throw new Error(`no samples of ${name}`);
  return data.result.map(({ metric, values }) => {
    const { __name__: stored, ...labels } = metric;
    return {
      name: stored ?? name,
      labels,
      samples: values.map(([seconds, value]) => [Math.round(seconds * 1_000), Number(value)] as const),
    };
  });
}

function ours(text: string, stepMs: number): PrometheusData | null {
  const start = stepMs > 0 ? at - 120_000 : at;
  const outcome = query(store, {
    text,
    start,
    end: at,
    stepMs,
    lookbackMs: 300_000,
    subqueryStepMs: 60_000,
    leftOpen,
    expired: () => false,
  });
  if (!outcome.ok) return null;
  return readPrometheusData(stepMs > 0 ? rangeResult(outcome) : instantResult(outcome));
}

async function theirs(text: string, stepMs: number): Promise<PrometheusData | null> {
  const end = String(at / 1_000);
  if (stepMs === 0) return askPrometheus(real.url, "query", { query: text, time: end });
  const start = String((at - 120_000) / 1_000);
  return askPrometheus(real.url, "query_range", { query: text, start, end, step: String(stepMs / 1_000) });
}

/** Every point by its series and time; close values become equal by rounding to nine digits when compared. */
function points(data: PrometheusData): ReadonlyMap<string, number> {
  if (data.resultType === "scalar") return new Map([["", Number(data.result[1])]]);
  const series =
    data.resultType === "vector"
      ? data.result.map(({ metric, value }) => ({ metric, values: [value] }))
      : data.result;
  return new Map(
    series.flatMap(({ metric, values }) => {
      const key = JSON.stringify(Object.entries(metric).sort());
      return values.map(
        ([time, value]) => [`${key}@${time}`, Number(value.replace("Inf", "Infinity"))] as const,
      );
    }),
  );
}

function expectSame(text: string, mine: PrometheusData | null, reference: PrometheusData | null): void {
  expect(mine?.resultType, text).toBe(reference?.resultType);
  if (!mine || !reference) return;
  const expected = points(reference);
  const found = points(mine);
  expect([...found.keys()].sort(), text).toEqual([...expected.keys()].sort());
  for (const [key, value] of expected) {
    const own = found.get(key) ?? NaN;
    const same = Object.is(own, value) || Math.abs(own - value) <= 1e-9 * Math.max(1, Math.abs(value));
    expect(same || (Number.isNaN(own) && Number.isNaN(value)), `${text}\n${key}: ${own} for ${value}`).toBe(
      true,
    );
  }
}

/** Waits until the real Prometheus has scraped the mesh often enough for every window the queries use. */
async function untilScraped(): Promise<void> {
  const enough = `min(count_over_time(istio_requests_total[10m])) >= ${SCRAPES}`;
  for (let attempt = 0; attempt < 2 * SCRAPES; attempt += 1) {
    const data = await askPrometheus(real.url, "query", { query: enough });
    if (data?.resultType === "vector" && data.result.length > 0) return;
    await pause(SCRAPE_SECONDS * 1_000);
  }
  throw new Error("the real Prometheus did not scrape the simulated mesh");
}

beforeAll(async () => {
  mesh = await startMesh({
    scenarios: [bookinfo()],
    kubePort: 0,
    prometheusPort: 0,
    clock: { now: () => Date.now() },
    onProblem: (problem) => {
      throw new Error(problem);
    },
  });
  folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-promql-"));
  real = await startPrometheus(ensureServers().prometheus, folder, `${mesh.prometheusUrl}/metrics`);
  await untilScraped();
  const build: unknown = await (await fetch(`${real.url}/api/v1/status/buildinfo`)).json();
  const { version } = z.object({ data: z.object({ version: z.string() }) }).parse(build).data;
  leftOpen = Number(version.split(".")[0]) >= 3;
  at = Math.floor(Date.now() / 1_000) * 1_000 - 2_000;
  store = sampleStore((await Promise.all(METRICS.map(load))).flat());
});

afterAll(async () => {
  await Promise.all([mesh.close(), real.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

describe("PromQL beside a real Prometheus, on the same samples", () => {
  it.each(SHAPES)("answers %s alike", async (text) => {
    for (const stepMs of [0, 15_000]) expectSame(text, ours(text, stepMs), await theirs(text, stepMs));
  });

  it("answers generated expressions alike", async () => {
    await fc.assert(
      fc.asyncProperty(promqlArbitrary, fc.constantFrom(0, 7_000, 15_000), async (text, stepMs) => {
        expectSame(text, ours(text, stepMs), await theirs(text, stepMs));
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }, 120_000);

  it("has the simulated Prometheus give the rates that a real one measures", async () => {
    const text = `sum by (${PAIR}, response_code) (rate(istio_requests_total[60s])) > 0`;
    const parameters = { query: text, time: String(at / 1_000) };
    const [measured, simulated] = await Promise.all([
      askPrometheus(real.url, "query", parameters),
      askPrometheus(mesh.prometheusUrl, "query", parameters),
    ]);
    if (!measured || !simulated) throw new Error("no answer");
    const expected = points(measured);
    const found = points(simulated);
    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [key, value] of expected) expect((found.get(key) ?? NaN) / value, key).toBeCloseTo(1, 2);
  });
});
