import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { servedPrometheus, type ServedPrometheus } from "@/lib/testing/served-prometheus";
import { SHOP_METRICS, SHOP_NOW } from "@/lib/testing/shop-metrics";

let served: ServedPrometheus;
beforeAll(async () => {
  served = await servedPrometheus(SHOP_METRICS);
});
afterAll(() => served.close());
const get: ServedPrometheus["get"] = (path, init) => served.get(path, init);
const data: ServedPrometheus["data"] = (path) => served.data(path);
const query = (text: string): string => `query?query=${encodeURIComponent(text)}`;

describe("queries", () => {
  it("are answered by GET and by POST form alike", async () => {
    const text = "sum by (destination_service_name) (irate(istio_requests_total[5m]))";
    const posted = await get("query", { method: "POST", body: new URLSearchParams({ query: text }) });
    expect(posted).toEqual(await get(query(text)));
    expect(posted.body).toEqual({
      status: "success",
      data: {
        resultType: "vector",
        result: [
          { metric: { destination_service_name: "cart" }, value: [SHOP_NOW / 1_000, "10"] },
          { metric: { destination_service_name: "mail" }, value: [SHOP_NOW / 1_000, "2"] },
        ],
      },
    });
  });

  it("do not read a body that is no form", async () => {
    const headers = { "content-type": "text/plain" };
    expect(await get("query", { method: "POST", headers, body: "query=1" })).toMatchObject({ status: 400 });
  });

  it("of a range have one value a step, series in the order of their labels", async () => {
    const end = SHOP_NOW / 1_000;
    const found = await data(
      `query_range?query=load or vector(time() - ${end})&start=${end - 60}&end=${end}&step=15s`,
    );
    expect(found).toMatchObject({
      resultType: "matrix",
      result: [
        { metric: {}, values: { length: 5 } },
        { metric: { __name__: "load", pod: "cart-1" }, values: [[end, "0.5"]] },
      ],
    });
  });

  it.each([
    ["string", '"a"', [SHOP_NOW / 1_000, "a"]],
    ["scalar", "1e-7 * 1", [SHOP_NOW / 1_000, "0.0000001"]],
    ["vector", "vector(1e-7)", [{ metric: {}, value: [SHOP_NOW / 1_000, "1e-07"] }]],
    ["scalar", "-1 / 0", [SHOP_NOW / 1_000, "-Inf"]],
    [
      "matrix",
      "load[1m]",
      [{ metric: { __name__: "load", pod: "cart-1" }, values: [[SHOP_NOW / 1_000 - 5, "0.5"]] }],
    ],
  ])("give a %s for %s", async (resultType, text, result) => {
    expect(await data(query(text))).toEqual({ resultType, result });
  });

  it("look back as far as they are told to", async () => {
    expect(await data(`${query("load")}&lookback_delta=4s`)).toMatchObject({ result: [] });
    expect(await data(`${query("load")}&lookback_delta=6s`)).toMatchObject({ result: { length: 1 } });
  });

  it("end when their time is up", async () => {
    let now = SHOP_NOW;
    const clock = { now: (): number => (now += 400) };
    const slow = await servedPrometheus({ ...SHOP_METRICS, clock });
    const answer = await slow.get(`${query("sum(istio_requests_total)")}&timeout=1s`);
    await slow.close();
    expect(answer).toEqual({
      status: 503,
      body: {
        status: "error",
        errorType: "timeout",
        error: "query timed out in expression evaluation",
      },
    });
  });

  it("that read too many samples are refused", async () => {
    expect(await get(query("max_over_time(vector(1)[10y:1ms])"))).toMatchObject({
      status: 422,
      body: {
        errorType: "execution",
        error: "query processing would load too many samples into memory in query execution",
      },
    });
  });

  it("carry statistics when they are asked for", async () => {
    expect(await data(`${query("load")}&stats=1`)).toMatchObject({
      stats: { timings: { evalTotalTime: 0 }, samples: { totalQueryableSamples: 3 } },
    });
    expect(JSON.stringify(await data(`${query("load")}&stats=all`))).toContain("PerStep");
  });

  it("carry remarks of both kinds, as Prometheus 3 words them", async () => {
    expect((await get(query("rate(load[5m])"))).body).not.toHaveProperty("infos");
    expect((await get(query("increase(load[5m:5s])"))).body).toMatchObject({
      infos: [
        'PromQL info: metric might not be a counter, name does not end in _total/_sum/_count/_bucket: "load" (1:10)',
      ],
    });
    expect((await get(query("quantile(2, load)"))).body).toMatchObject({
      warnings: ["PromQL warning: quantile value should be between 0 and 1, got 2 (1:10)"],
    });
    expect((await get(query("histogram_quantile(0.5, load)"))).body).toMatchObject({
      warnings: [
        'PromQL warning: bucket label "le" is missing or has a malformed value of "" for metric name "load" (1:25)',
      ],
    });
  });

  it("are formatted and shown as a tree", async () => {
    expect(await data(`format_query?query=${encodeURIComponent("sum( load )by(pod)")}`)).toBe(
      "sum by (pod) (load)",
    );
    expect(await data("parse_query?query=-load")).toMatchObject({
      type: "unaryExpr",
      op: "-",
      expr: { type: "vectorSelector", name: "load" },
    });
    expect(await data("query_exemplars?query=load")).toEqual([]);
  });
});
