import { request as httpRequest } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { servedPrometheus, type ServedPrometheus } from "@/lib/testing/served-prometheus";
import { SHOP_METRICS } from "@/lib/testing/shop-metrics";

let served: ServedPrometheus;
beforeAll(async () => {
  served = await servedPrometheus(SHOP_METRICS);
});
afterAll(() => served.close());
const get: ServedPrometheus["get"] = (path, init) => served.get(path, init);
const query = (text: string): string => `query?query=${encodeURIComponent(text)}`;

describe("refusals", () => {
  it.each([
    [
      "a bad expression",
      query("sum("),
      400,
      'invalid parameter "query": 1:5: parse error: unclosed left parenthesis',
    ],
    [
      "a missing expression",
      "query",
      400,
      'invalid parameter "query": unknown position: parse error: no expression found in input',
    ],
    [
      "a bad time",
      `${query("up")}&time=yesterday`,
      400,
      'invalid parameter "time": Invalid time value for \'time\': cannot parse "yesterday" to a valid timestamp',
    ],
    [
      "a bad deadline",
      `${query("up")}&timeout=soon`,
      400,
      'invalid parameter "timeout": cannot parse "soon" to a valid duration',
    ],
    [
      "a bad lookback",
      `${query("up")}&lookback_delta=x`,
      400,
      'error parsing lookback delta duration: cannot parse "x" to a valid duration',
    ],
    [
      "an experimental function",
      query("mad_over_time(x[5m])"),
      400,
      'invalid parameter "query": 1:1: parse error: function "mad_over_time" is not enabled',
    ],
    ["a scalar that is no count", query("topk(0/0, up)"), 422, "Scalar value NaN overflows int64"],
    [
      "a range without end",
      "query_range?query=1&start=1&step=1",
      400,
      'invalid parameter "end": cannot parse "" to a valid timestamp',
    ],
    [
      "a step of zero",
      "query_range?query=1&start=1&end=2&step=0",
      400,
      'invalid parameter "step": zero or negative query resolution step widths are not accepted. Try a positive integer',
    ],
    [
      "too many steps",
      "query_range?query=1&start=0&end=11001&step=1",
      400,
      "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)",
    ],
    [
      "a reversed range",
      "query_range?query=1&start=2&end=1&step=1",
      400,
      'invalid parameter "end": end timestamp must not be before start time',
    ],
    [
      "a range of texts",
      "query_range?query='a'&start=1&end=2&step=1",
      400,
      'invalid parameter "query": invalid expression type "string" for range query, must be Scalar or instant Vector',
    ],
    ["series without a selector", "series", 400, "no match[] parameter provided"],
    [
      "a selector that selects all",
      "series?match[]={}",
      400,
      'invalid parameter "match[]": match[] must contain at least one non-empty matcher',
    ],
    ["a negative limit", "labels?limit=-1", 400, 'invalid parameter "limit": limit must be non-negative'],
    [
      "a limit that is none",
      "labels?limit=x",
      400,
      'invalid parameter "limit": strconv.Atoi: parsing "x": invalid syntax',
    ],
    ["a wrong rule type", "rules?type=x", 400, 'invalid parameter "type": not supported value "x"'],
    ["a limit of metadata", "metadata?limit=x", 400, "limit must be a number"],
    ["a limit of statistics", "status/tsdb?limit=0", 400, "limit must be a positive number"],
  ])("tell of %s as Prometheus does", async (_fault, path, status, error) => {
    const errorType = status === 400 ? "bad_data" : "execution";
    expect(await get(path)).toEqual({ status, body: { status: "error", errorType, error } });
  });

  it("take 11,001 points, which are 11,000 steps", async () => {
    expect(await get("query_range?query=1&start=0&end=11000&step=1")).toMatchObject({ status: 200 });
  });

  it("take a form that is too large for none", async () => {
    // Encoding so much by URLSearchParams blocks for seconds, in which the server closes the idle connection.
    const large = await get("query", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: `query=${"1+".repeat(6e6)}`,
    });
    expect(large.status).toBe(400);
  });

  it.each([
    ["rules/x", "GET", 404, "404 page not found\n"],
    ["label//values", "GET", 404, "404 page not found\n"],
    ["query", "DELETE", 405, "Method Not Allowed\n"],
    ["rules", "POST", 405, "Method Not Allowed\n"],
  ])("of %s by %s are plain text", async (path, method, status, body) => {
    expect(await get(path, { method })).toEqual({ status, body });
  });

  it("stay out of OPTIONS, and of paths beside the API", async () => {
    expect(await get("anything", { method: "OPTIONS" })).toEqual({ status: 204, body: "" });
    expect((await fetch(`${served.url}/nothing`)).status).toBe(404);
    expect((await fetch(`${served.url}/metrics`, { method: "POST" })).status).toBe(405);
  });
});

describe("beside the API", () => {
  it("is exposed at /metrics, and the server is healthy and ready", async () => {
    const text = await (await fetch(`${served.url}/metrics`)).text();
    expect(text.split("\n").filter((line) => line.startsWith("istio_requests_total"))).toHaveLength(2);
    expect(await (await fetch(`${served.url}/-/healthy`)).text()).toContain("Healthy");
    expect(await (await fetch(`${served.url}/-/ready`)).text()).toContain("Ready");
  });
});

describe("any request", () => {
  it("is answered, and a bad one never by an internal error", async () => {
    const path = fc.constantFrom(
      "query",
      "query_range",
      "series",
      "labels",
      "label/x/values",
      "rules",
      "targets",
    );
    const name = fc.constantFrom(
      "query",
      "time",
      "start",
      "end",
      "step",
      "match[]",
      "limit",
      "type",
      "timeout",
    );
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom("0", "-1", "1e30", "NaN", "5m", "load", "{}", "rate(load[5m])"),
    );
    await fc.assert(
      fc.asyncProperty(path, fc.array(fc.tuple(name, value), { maxLength: 5 }), async (to, parameters) => {
        const { status } = await get(`${to}?${new URLSearchParams(parameters).toString()}`);
        expect([200, 400, 422, 503]).toContain(status);
      }),
      { numRuns: 300 },
    );
  });

  it("of a path that is no URL is refused", async () => {
    const { port } = new URL(served.url);
    const status = await new Promise((resolve) => {
      httpRequest({ port, host: "127.0.0.1", path: "//%zz:x" }, ({ statusCode }) =>
        resolve(statusCode),
      ).end();
    });
    expect(status).toBe(400);
  });
});
