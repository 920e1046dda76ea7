import { afterEach, describe, expect, it, vi } from "vitest";
import type { MetricsSource, TickRequest } from "@/lib/ports/metrics-source";
import { startFakePrometheus, vectorOf, type FakeAnswer, type FakeCall } from "@/lib/testing/fake-prometheus";
import { TEST_PROMETHEUS_SETTINGS } from "@/lib/testing/prometheus-settings";
import { createMetricsSource } from "./create-metrics-source";
import type { PrometheusSettings } from "./prometheus-settings";

const containing = (text: string): unknown => expect.stringContaining(text);
const SIGNAL = new AbortController().signal;
const NOW_MS = 1_700_000_000_000;
const REQUEST: TickRequest = {
  at: NOW_MS / 1_000,
  windowSeconds: 300,
  scope: null,
  throughput: false,
  messages: false,
  responseTime: null,
  type: "workload",
  serviceNodes: false,
};
const EMPTY: FakeAnswer = { body: vectorOf([]) };
const NOT_FOUND: FakeAnswer = { status: 404, headers: {}, body: "404 page not found" };
const oneSeries = (labels: Readonly<Record<string, string>>, value: number | string = 1): FakeAnswer => ({
  body: vectorOf([{ labels, value }]),
});
const cleanUp: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

/** A source on a fake server; `topics` answers the first query whose text contains the key, and paths below /status. */
async function serve(
  topics: Readonly<Record<string, FakeAnswer | ((call: FakeCall) => FakeAnswer)>>,
  settings: Partial<PrometheusSettings> = {},
) {
  const server = await startFakePrometheus((call) => {
    const text = `${call.path} ${call.form.get("query") ?? ""}`;
    const answer = Object.entries(topics).find(([key]) => text.includes(key))?.[1];
    if (answer === undefined) return call.path.includes("/status/") ? NOT_FOUND : EMPTY;
    return typeof answer === "function" ? answer(call) : answer;
  });
  cleanUp.push(() => server.close());
  const time = { now: NOW_MS };
  const logged: string[] = [];
  const record = (fields: object, message: string): void =>
    void logged.push(message + JSON.stringify(fields));
  const source: MetricsSource = createMetricsSource(
    { ...TEST_PROMETHEUS_SETTINGS, url: server.url, ...settings },
    {
      clock: { now: () => time.now },
      log: { info: record, warn: record, error: record },
      findUrl: () => null,
    },
  );
  cleanUp.push(() => source.close());
  return { server, source, time, logged };
}

const tickOf = async (source: MetricsSource, request: Partial<TickRequest> = {}) => {
  const result = await source.fetchTick({ ...REQUEST, ...request }, SIGNAL);
  if (!result.ok) throw new Error(result.message);
  return result.tick;
};

describe("fetchTick", () => {
  it("reads rows and quantiles of all queries at one evaluation time", async () => {
    const { server, source } = await serve({
      "rate(istio_requests_total[": oneSeries({ reporter: "source", response_code: "200" }, 3),
      istio_tcp_sent: oneSeries({ reporter: "source", app: "ztunnel" }, 4),
      histogram_quantile: oneSeries({ reporter: "source" }, 5),
    });
    const tick = await tickOf(source, { responseTime: "p95" });
    expect(tick.rows).toMatchObject([
      { measure: "requests", code: "200", value: 3 },
      { measure: "tcpToClient", dataplane: "ztunnel", value: 4 },
    ]);
    expect(tick.quantiles).toMatchObject([{ leg: "direct", valueMs: 5 }]);
    expect(tick.queries.map(({ measure, series }) => [measure, series])).toEqual([
      ["requests", 1],
      ["tcpToServer", 0],
      ["tcpToClient", 1],
      ["quantile", 1],
    ]);
    const asked = server.calls.filter(({ form }) => form.get("query")?.includes("[300s]"));
    expect(asked.map(({ form }) => form.get("time"))).toEqual(Array(4).fill("1700000000"));
    expect(tick.warnings).toEqual([]);
  });

  it("fails when the requests query fails, and says so in the status and the log", async () => {
    const bearerToken = "s3cr3t-t0ken";
    const { source, logged } = await serve({ istio_requests: { status: 401, body: "" } }, { bearerToken });
    expect(await source.fetchTick(REQUEST, SIGNAL)).toMatchObject({ ok: false, kind: "unauthorized" });
    expect(await source.status(SIGNAL)).toMatchObject({
      state: "unauthorized",
      lastSuccess: null,
      foundIn: "setting",
    });
    expect(logged).toHaveLength(1);
    expect(logged.join()).not.toContain(bearerToken);
  });

  it("warns and goes on when another query fails", async () => {
    const { source } = await serve({
      "rate(istio_requests": oneSeries({ reporter: "source" }),
      istio_tcp_sent: { status: 422, body: { status: "error", errorType: "execution", error: "too big" } },
    });
    const tick = await tickOf(source);
    expect(tick.rows).toHaveLength(1);
    expect(tick.queries.map(({ measure }) => measure)).toEqual(["requests", "tcpToServer"]);
    expect(tick.warnings).toMatchObject([{ code: "queryFailed", message: containing("too big") }]);
  });

  it("repeats each warning and info of the server once", async () => {
    const body = { ...vectorOf([]), warnings: ["store gateway down"], infos: ["not a counter"] };
    const { source } = await serve({ rate: { body } });
    expect((await tickOf(source)).warnings).toEqual([
      { code: "metricsWarning", message: "store gateway down" },
      { code: "metricsInfo", message: "not a counter" },
    ]);
  });

  it("cuts long labels and many series with a warning", async () => {
    const labels = { reporter: "source", source_workload: "x".repeat(101) };
    const body = vectorOf([
      { labels, value: 1 },
      { labels, value: 1 },
    ]);
    const { source } = await serve({ "rate(istio_requests": { body } }, { maxSeries: 1 });
    const tick = await tickOf(source);
    expect(tick.rows.map(({ sourceWorkload }) => sourceWorkload.length)).toEqual([100]);
    expect(tick.warnings.map(({ code }) => code).sort()).toEqual(["labelsCut", "rowsCut"]);
  });

  it.each([
    [["a"], 1],
    [["a", "b"], 1],
    [["a", "b", "c"], 0],
  ])("pushes the namespaces %j down only while they are few", async (scope, pushed) => {
    const { source } = await serve({});
    const [requests] = (await tickOf(source, { scope })).queries;
    expect(requests?.promql.includes('source_workload_namespace=~"a')).toBe(pushed === 1);
  });

  it("asks for the site's metric names and warns of sums of counters", async () => {
    const { source } = await serve({}, { metricNames: { istio_requests_total: "mesh:requests:sum" } });
    const tick = await tickOf(source);
    expect(tick.queries[0]?.promql).toContain("rate(mesh:requests:sum[300s])");
    expect(tick.warnings.map(({ code }) => code)).toEqual(["summedCounters"]);
  });

  it("ends as aborted when its caller leaves, which is not the server's failure", async () => {
    const { source } = await serve({});
    expect(await source.fetchTick(REQUEST, AbortSignal.abort())).toMatchObject({
      ok: false,
      kind: "aborted",
    });
    expect(await source.status(SIGNAL)).toMatchObject({ state: "ok" });
  });

  it("says after a look in the background that pods are scraped twice", async () => {
    const { source } = await serve({
      "count by (cluster,namespace,pod)": oneSeries({ namespace: "shop", pod: "web-1" }, 2),
    });
    await vi.waitFor(async () => {
      const [warning] = (await tickOf(source)).warnings;
      expect(warning).toMatchObject({
        code: "scrapedTwice",
        message: containing("shop/web-1"),
      });
    });
  });
});

describe("recording rules", () => {
  const rule = "workload:istio_requests:rate1m";
  const found = (...ages: string[]): FakeAnswer => ({
    body: vectorOf(ages.map((age) => ({ labels: { __name__: rule, age }, value: 1 }))),
  });
  const requestsQuery = async (source: MetricsSource, request: Partial<TickRequest> = {}) =>
    (await tickOf(source, request)).queries[0]?.promql;

  it("are read once found, for windows they cover whole", async () => {
    const { source } = await serve(
      { __name__: found("0", "300", "900", "21600") },
      { recordingRules: "auto" },
    );
    expect(await requestsQuery(source)).toContain("rate(istio_requests_total[300s])");
    await vi.waitFor(async () =>
      expect(await requestsQuery(source)).toContain(`avg_over_time(${rule}[300s])`),
    );
    expect((await tickOf(source)).queries[1]?.promql).toContain("rate(istio_tcp_received_bytes_total[300s])");
    expect(await requestsQuery(source, { windowSeconds: 900 })).toContain("avg_over_time");
    expect(await requestsQuery(source, { windowSeconds: 901 })).toContain("rate(istio_requests_total[901s])");
    expect(await requestsQuery(source, { at: REQUEST.at - 601 })).toContain(
      "rate(istio_requests_total[300s])",
    );
  });

  it("are looked for once in ten minutes, and not at all when off", async () => {
    const looksOf = async (recordingRules: "auto" | "off") => {
      const { server, source, time } = await serve({}, { recordingRules });
      const looks = () => server.calls.filter(({ form }) => form.get("query")?.includes("__name__")).length;
      await tickOf(source);
      await tickOf(source);
      if (recordingRules === "auto") await vi.waitFor(() => expect(looks()).toBe(1));
      time.now += 600_000;
      await tickOf(source);
      await tickOf(source);
      if (recordingRules === "auto") await vi.waitFor(() => expect(looks()).toBe(2));
      return looks();
    };
    expect(await looksOf("auto")).toBe(2);
    expect(await looksOf("off")).toBe(0);
  });
});

describe("what the server says of itself", () => {
  const data = (value: unknown): FakeAnswer => ({ body: { status: "success", data: value } });

  it("is the setting's scrape interval, else the configuration's, else 15 s", async () => {
    const config = data({ yaml: "global:\n  scrape_interval: 30s\n" });
    const configured = await serve({ "/status/config": config }, { scrapeIntervalSeconds: 5 });
    expect(await configured.source.scrapeIntervalSeconds(SIGNAL)).toBe(5);
    expect(await (await serve({ "/status/config": config })).source.scrapeIntervalSeconds(SIGNAL)).toBe(30);
    expect(await (await serve({})).source.scrapeIntervalSeconds(SIGNAL)).toBe(15);
  });

  it.each([
    ["15d", 1_296_000],
    ["15d or 10GB", 1_296_000],
    ["10GB", null],
    ["", null],
  ])("is a retention of %j as %j seconds", async (storageRetention, seconds) => {
    const { source } = await serve({ "/status/runtimeinfo": data({ storageRetention }) });
    expect(await source.retentionSeconds(SIGNAL)).toBe(seconds);
  });

  it.each([
    ["a young head with nothing before it", 600, EMPTY, NOW_MS / 1_000 - 600],
    ["a young head after older blocks", 600, oneSeries({}), null],
    ["an old head, which is always cut", 7_201, EMPTY, null],
    ["a head that an error hides the past of", 600, NOT_FOUND, null],
  ])("is the oldest sample of %s", async (_, age, up, oldest) => {
    const tsdb = data({ headStats: { minTime: NOW_MS - age * 1_000 } });
    const { source } = await serve({ "/status/tsdb": tsdb, "count(up)": up });
    expect(await source.oldestSample(SIGNAL)).toBe(oldest);
  });

  it.each([
    [{ version: "3.1.0" }, "Prometheus 3.1.0"],
    [{ version: "2.14", application: "Grafana Mimir" }, "Grafana Mimir 2.14"],
    [{}, null],
  ])("is the version in %j", async (buildinfo, version) => {
    const { source } = await serve({ "/status/buildinfo": data(buildinfo) });
    expect(await source.status(SIGNAL)).toMatchObject({
      state: "ok",
      version,
      lastSuccess: NOW_MS,
      message: null,
    });
  });

  it("may be nothing, which is no error (Thanos, Mimir, VictoriaMetrics)", async () => {
    const { source } = await serve({});
    expect(await source.oldestSample(SIGNAL)).toBeNull();
    expect(await source.retentionSeconds(SIGNAL)).toBeNull();
    expect(await source.status(SIGNAL)).toMatchObject({ state: "ok", version: null });
  });

  it("is asked for again only after minutes", async () => {
    const { server, source, time } = await serve({
      "/status/config": data({ yaml: "global:\n  scrape_interval: 30s" }),
    });
    await source.scrapeIntervalSeconds(SIGNAL);
    await source.scrapeIntervalSeconds(SIGNAL);
    expect(server.calls).toHaveLength(1);
    time.now += 300_000;
    await source.scrapeIntervalSeconds(SIGNAL);
    expect(server.calls).toHaveLength(2);
  });
});

describe("status", () => {
  it("asks the server at most every ten seconds, and follows it down and up", async () => {
    let up = true;
    const answer = (): FakeAnswer => (up ? EMPTY : { status: 502, headers: {}, body: "" });
    const { server, source, time, logged } = await serve({ "/query": answer });
    const checks = () => server.calls.filter(({ form }) => form.get("query") === "1").length;
    await source.status(SIGNAL);
    await source.status(SIGNAL);
    expect(checks()).toBe(1);
    up = false;
    time.now += 10_000;
    expect(await source.status(SIGNAL)).toMatchObject({ state: "unreachable", lastSuccess: NOW_MS });
    up = true;
    await tickOf(source);
    expect(await source.status(SIGNAL)).toMatchObject({ state: "ok", lastSuccess: NOW_MS + 10_000 });
    expect(checks()).toBe(2);
    expect(logged).toHaveLength(3);
  });

  it("is unconfigured without a URL, and names the Service once one is found", async () => {
    const { server } = await serve({});
    let found: { url: string; foundIn: string } | null = null;
    let now = NOW_MS;
    const ignore = (): void => undefined;
    const source = createMetricsSource(TEST_PROMETHEUS_SETTINGS, {
      clock: { now: () => now },
      log: { info: ignore, warn: ignore, error: ignore },
      findUrl: () => found,
    });
    cleanUp.push(() => source.close());
    expect(await source.status(SIGNAL)).toMatchObject({ state: "unconfigured", foundIn: null });
    expect(await source.fetchTick(REQUEST, SIGNAL)).toMatchObject({ ok: false, kind: "unconfigured" });
    found = { url: server.url, foundIn: "Service istio-system/prometheus" };
    now += 10_000;
    expect(await source.status(SIGNAL)).toMatchObject({
      state: "ok",
      foundIn: "Service istio-system/prometheus",
    });
  });
});
