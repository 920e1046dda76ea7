import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { startTraffic } from "../traffic/traffic";
import { bookinfo } from "../world/bookinfo";
import { objectsView } from "../world/objects-view";
import { createPrometheusApi } from "./create-prometheus-api";

const NOW = 1_790_000_000_000;
const scenario = bookinfo();
const clock = { now: (): number => NOW };
const traffic = startTraffic(objectsView(scenario.objects), { demand: scenario, seed: 1, clock });
let server: Server;
let base = "";

beforeAll(async () => {
  server = createServer(
    createPrometheusApi({
      series: traffic.series,
      streams: () => traffic.streams(),
      since: traffic.since,
      clock,
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function get(path: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${base}${path}`);
  return { status: response.status, body: await response.json() };
}
const vectorSchema = z.object({
  status: z.literal("success"),
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});
const query = (text: string): string => `/api/v1/query?query=${encodeURIComponent(text)}`;

describe("createPrometheusApi", () => {
  it("answers an instant query by GET and by POST form alike", async () => {
    const text = 'sum(rate(istio_requests_total{reporter="source",destination_workload="reviews-v2"}[5m]))';
    const posted = await fetch(`${base}/api/v1/query`, {
      method: "POST",
      body: new URLSearchParams({ query: text }),
    });
    const byGet = await get(query(text));
    expect(await posted.json()).toEqual(byGet.body);
    const { data } = vectorSchema.parse(byGet.body);
    expect(data.result.map(({ value }) => value[0])).toEqual([NOW / 1_000]);
    expect(Number(data.result[0]?.value[1])).toBeCloseTo(7.2, 6);
  });

  it("answers a range query with one value a step", async () => {
    const end = NOW / 1_000;
    const { body } = await get(`/api/v1/query_range?query=vector(1)&start=${end - 60}&end=${end}&step=15s`);
    expect(body).toMatchObject({
      data: { resultType: "matrix", result: [{ metric: {}, values: { length: 5 } }] },
    });
  });

  it.each([
    ["a bad expression", query("sum("), 400, "bad_data"],
    ["a missing expression", "/api/v1/query", 400, "bad_data"],
    ["a bad time", `${query("up")}&time=yesterday`, 400, "bad_data"],
    ["an experimental function", query("mad_over_time(x[5m])"), 400, "bad_data"],
    ["a scalar that is no count", query("topk(0/0, up)"), 422, "execution"],
    ["a range without end", "/api/v1/query_range?query=1&start=1&step=1", 400, "bad_data"],
    ["a step of zero", "/api/v1/query_range?query=1&start=1&end=2&step=0", 400, "bad_data"],
    ["too many steps", "/api/v1/query_range?query=1&start=0&end=99999&step=1", 400, "bad_data"],
    ["a reversed range", "/api/v1/query_range?query=1&start=2&end=1&step=1", 400, "bad_data"],
    ["series without a selector", "/api/v1/series", 400, "bad_data"],
    ["a selector that is none", "/api/v1/series?match[]=1%2B1", 400, "bad_data"],
    ["an unknown endpoint", "/api/v1/rules/x", 404, "not_found"],
    ["a wrong label name", "/api/v1/label/a-b/values", 400, "bad_data"],
  ])("refuses %s as Prometheus does", async (_fault, path, status, errorType) => {
    const answer = await get(path);
    expect(answer).toMatchObject({ status, body: { status: "error", errorType } });
    expect(JSON.stringify(answer.body)).toMatch(/"error":"[^"]+/);
  });

  it("refuses a body that is too large, and other methods", async () => {
    const large = await fetch(`${base}/api/v1/query`, { method: "POST", body: "x".repeat(2_000_000) });
    expect(large.status).toBe(400);
    expect((await fetch(`${base}/api/v1/query`, { method: "DELETE" })).status).toBe(405);
    expect((await fetch(`${base}/nothing`)).status).toBe(404);
  });

  it("lists series, label names and label values", async () => {
    const series = await get(
      '/api/v1/series?match[]=istio_requests_total{destination_workload="reviews-v1"}',
    );
    expect(series.body).toMatchObject({ data: { length: 2 } });
    expect(JSON.stringify((await get("/api/v1/labels")).body)).toMatch(/"__name__".*"le".*"pod"/);
    expect((await get("/api/v1/label/request_protocol/values")).body).toMatchObject({
      data: ["grpc", "http", "tcp"],
    });
    expect((await get("/api/v1/label/__name__/values?limit=1")).body).toMatchObject({
      data: ["istio_request_bytes_sum"],
    });
  });

  it.each([
    "status/buildinfo",
    "status/config",
    "status/flags",
    "status/runtimeinfo",
    "status/tsdb",
    "targets",
    "metadata",
  ])("says what it is at %s", async (path) => {
    expect(await get(`/api/v1/${path}`)).toMatchObject({ status: 200, body: { status: "success" } });
  });

  it("is healthy and ready", async () => {
    expect(await (await fetch(`${base}/-/healthy`)).text()).toContain("Healthy");
    expect(await (await fetch(`${base}/-/ready`)).text()).toContain("Ready");
  });

  it("exposes the value of every counter once, grouped by family", async () => {
    const text = await (await fetch(`${base}/metrics`)).text();
    const lines = text.trimEnd().split("\n");
    const samples = lines.filter((line) => !line.startsWith("#"));
    const counters = [...traffic.streams()].reduce((sum, stream) => sum + stream.counters.length, 0);
    expect(samples).toHaveLength(counters);
    expect(new Set(samples.map((line) => line.slice(0, line.lastIndexOf(" ")))).size).toBe(counters);
    expect(lines.filter((line) => line.startsWith("# TYPE"))).toHaveLength(10);
    for (const line of samples) expect(line).toMatch(/^istio_\w+\{(?:\w+="[^"\n]*",?)+\} [\d.e+-]+$/);
  });
});
