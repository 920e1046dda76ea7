import { afterEach, describe, expect, it } from "vitest";
import type { MetricsSource, SeriesRequest } from "@/lib/ports/metrics-source";
import { startFakePrometheus, vectorOf, type FakeAnswer } from "@/lib/testing/fake-prometheus";
import { TEST_PROMETHEUS_SETTINGS } from "@/lib/testing/prometheus-settings";
import { createMetricsSource } from "./create-metrics-source";
import type { PrometheusSettings } from "./prometheus-settings";

const SIGNAL = new AbortController().signal;
const AT = 1_700_000_000;
const ERROR: FakeAnswer = {
  status: 422,
  body: { status: "error", errorType: "execution", error: "too many samples" },
};
const ignore = (): void => undefined;
const vector = (...values: readonly number[]): FakeAnswer => ({
  body: vectorOf(values.map((value, index) => ({ labels: LABELS(index), value }))),
});
const LABELS = (index: number) => ({
  reporter: "destination",
  source_workload: `caller-${index}`,
  destination_workload_namespace: "shop",
  request_protocol: "http",
});
const HOSTS: SeriesRequest = {
  hosts: ["web"],
  start: AT - 600,
  end: AT,
  stepSeconds: 60,
  windowSeconds: 60,
  quantile: 0.95,
};
const undo: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

/** A source on a server that answers the first query whose text contains the key, and nothing else. */
async function serve(
  topics: Readonly<Record<string, FakeAnswer>>,
  settings: Partial<PrometheusSettings> = {},
) {
  const server = await startFakePrometheus(({ path, form }) => {
    const text = `${path} ${form.get("query") ?? ""}`;
    const answer = Object.entries(topics).find(([key]) => text.includes(key))?.[1];
    return answer ?? { body: vectorOf([]) };
  });
  const source: MetricsSource = createMetricsSource(
    { ...TEST_PROMETHEUS_SETTINGS, url: server.url, ...settings },
    {
      clock: { now: () => AT * 1_000 },
      log: { info: ignore, warn: ignore, error: ignore },
      findUrl: () => null,
    },
  );
  undo.push(
    () => server.close(),
    () => source.close(),
  );
  const queries = (): readonly string[] =>
    server.calls.flatMap(({ path, form }) => (path.includes("/query") ? (form.get("query") ?? "") : []));
  return { server, source, queries };
}

describe("fetchSeries", () => {
  it("asks two range queries by POST, and one without a quantile", async () => {
    const body = { status: "success", data: { resultType: "matrix", result: [] } };
    const { server, source } = await serve({ "/query_range": { body } });
    const result = await source.fetchSeries(HOSTS, SIGNAL);
    expect(result.ok && result.series.queries).toHaveLength(2);
    const calls = server.calls.filter(({ path }) => path.endsWith("/query_range"));
    expect(
      calls.map(({ method, form }) => [method, form.get("start"), form.get("end"), form.get("step")]),
    ).toEqual(Array(2).fill(["POST", "1699999440", "1699999980", "60"]));
    await source.fetchSeries({ ...HOSTS, quantile: null }, SIGNAL);
    expect(server.calls.filter(({ path }) => path.endsWith("/query_range"))).toHaveLength(3);
  });

  it("asks nothing for no host, and refuses more than twenty", async () => {
    const { server, source } = await serve({});
    expect(await source.fetchSeries({ ...HOSTS, hosts: [] }, SIGNAL)).toMatchObject({
      ok: true,
      series: { requests: [] },
    });
    const many = Array.from({ length: 21 }, (_, index) => `host-${index}`);
    expect(await source.fetchSeries({ ...HOSTS, hosts: many }, SIGNAL)).toMatchObject({
      ok: false,
      kind: "refused",
    });
    expect(server.calls).toEqual([]);
  });

  it.each([
    ["the requests fail", { "rate(istio_requests": ERROR }, {}, "refused"],
    ["the response times fail", { histogram_quantile: ERROR }, {}, "refused"],
    [
      "there are more series than are read",
      { "rate(istio_requests": vector(1, 2) },
      { maxSeries: 1 },
      "tooLarge",
    ],
    [
      "the answer is no range",
      {
        "rate(istio_requests": {
          body: { status: "success", data: { resultType: "scalar", result: [0, "1"] } },
        },
      },
      {},
      "unreachable",
    ],
  ])("fails where %s: a part would tell wrong shares", async (_where, topics, settings, kind) => {
    const { source } = await serve(topics, settings);
    const result = await source.fetchSeries({ ...HOSTS, start: AT }, SIGNAL);
    expect(result).toMatchObject({ ok: false, kind });
  });

  it("reads gRPC by its own status, and no reporter but Istio's", async () => {
    const labels = {
      reporter: "source",
      request_protocol: "grpc",
      response_code: "200",
      grpc_response_status: "14",
    };
    const body = vectorOf([
      { labels, value: 2 },
      { labels: { ...labels, reporter: "other" }, value: 3 },
    ]);
    const { source } = await serve({ "rate(istio_requests": { body } });
    const result = await source.fetchSeries({ ...HOSTS, start: AT, quantile: null }, SIGNAL);
    expect(result).toMatchObject({
      ok: true,
      series: { requests: [{ protocol: "grpc", code: "14", perSecond: [2], host: "" }] },
    });
  });
});

describe("fetchPlaintextCallers", () => {
  const request = { at: AT, windowSeconds: 3_600, namespaces: null };

  it("asks seven queries at most, all at one moment", async () => {
    const { server, source } = await serve({});
    await source.fetchPlaintextCallers(request, SIGNAL);
    const calls = server.calls.filter(({ path }) => path.endsWith("/query"));
    expect(calls.length).toBeLessThanOrEqual(7);
    expect(new Set(calls.map(({ form }) => form.get("time")))).toEqual(new Set([String(AT)]));
  });

  it.each([
    ["growth of requests", "increase(istio_requests"],
    ["growth of connections", "increase(istio_tcp"],
    ["new counters of requests", "min_over_time(istio_requests"],
    ["new counters of connections", "min_over_time(istio_tcp"],
  ])("fails without the %s: callers would be missing", async (_what, key) => {
    const { source } = await serve({ [key]: ERROR });
    expect(await source.fetchPlaintextCallers(request, SIGNAL)).toMatchObject({ ok: false, kind: "refused" });
  });

  it("fails where there are more callers than are read", async () => {
    const { source } = await serve({ increase: vector(1, 2) }, { maxSeries: 1 });
    expect(await source.fetchPlaintextCallers(request, SIGNAL)).toMatchObject({
      ok: false,
      kind: "tooLarge",
    });
  });

  it("goes on without the moments, which are then not known", async () => {
    const { source } = await serve({
      changes: ERROR,
      istio_build: ERROR,
      "increase(istio_requests": vector(3),
    });
    expect(await source.fetchPlaintextCallers(request, SIGNAL)).toEqual({
      ok: true,
      knownSince: AT - 3_600,
      callers: [expect.objectContaining({ sourceWorkload: "caller-0", count: 3, lastSeen: null })],
    });
  });

  it.each([
    ["what proxies tell", { istio_build: vector(AT - 900) }, AT - 900],
    ["the retention", { "/status/runtimeinfo": retention("20m") }, AT - 1_200],
    ["the start of the window, where there is more", { "/status/runtimeinfo": retention("15d") }, AT - 3_600],
  ])("knows since %s", async (_what, topics, knownSince) => {
    const { source } = await serve(topics);
    expect(await source.fetchPlaintextCallers(request, SIGNAL)).toMatchObject({ knownSince });
  });

  it("pushes few namespaces down, and sorts out the others of many itself", async () => {
    const topics = { "increase(istio_requests": vector(1) };
    const few = await serve(topics);
    await few.source.fetchPlaintextCallers({ ...request, namespaces: ["shop"] }, SIGNAL);
    expect(few.queries().join()).toContain('destination_workload_namespace=~"shop"');
    const many = await serve(topics);
    const result = await many.source.fetchPlaintextCallers(
      { ...request, namespaces: ["a", "b", "c"] },
      SIGNAL,
    );
    expect(many.queries().join()).not.toContain("destination_workload_namespace=~");
    expect(result).toMatchObject({ ok: true, callers: [] });
  });
});

describe("fetchCertificates", () => {
  it("tells none where nobody scrapes agents", async () => {
    const { source } = await serve({});
    expect(await source.fetchCertificates(SIGNAL)).toEqual({ ok: true, certificates: [] });
  });

  it("fails as the query does, which the status then says", async () => {
    const { source } = await serve({ istio_agent: { status: 401, body: "" } });
    expect(await source.fetchCertificates(SIGNAL)).toMatchObject({ ok: false, kind: "unauthorized" });
    expect(await source.status(SIGNAL)).toMatchObject({ state: "unauthorized" });
  });
});

function retention(storageRetention: string): FakeAnswer {
  return { body: { status: "success", data: { storageRetention } } };
}
