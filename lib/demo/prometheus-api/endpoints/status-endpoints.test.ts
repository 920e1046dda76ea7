import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { servedPrometheus, type ServedPrometheus } from "@/lib/testing/served-prometheus";
import { SHOP_METRICS, SHOP_NOW, SHOP_SINCE } from "@/lib/testing/shop-metrics";

let served: ServedPrometheus;
beforeAll(async () => {
  served = await servedPrometheus(SHOP_METRICS);
});
afterAll(() => served.close());
const get: ServedPrometheus["get"] = (path, init) => served.get(path, init);
const data: ServedPrometheus["data"] = (path) => served.data(path);

const NAME = "istio_requests_total";

describe("status", () => {
  it.each(["buildinfo", "config", "flags", "runtimeinfo", "walreplay"])("tells the %s", async (name) => {
    expect(await get(`status/${name}`)).toMatchObject({ status: 200, body: { status: "success" } });
  });

  it("is counted by status/tsdb", async () => {
    expect(await data("status/tsdb?limit=1")).toMatchObject({
      headStats: { minTime: SHOP_SINCE, maxTime: SHOP_NOW },
      seriesCountByMetricName: [{ name: NAME, value: 3 }],
      labelValueCountByLabelName: [{ name: "destination_service_name", value: 2 }],
    });
  });

  it("counts series and labels", async () => {
    expect(await data("status/tsdb?limit=1")).toMatchObject({
      headStats: { minTime: SHOP_SINCE, maxTime: SHOP_NOW },
      seriesCountByMetricName: [{ name: NAME, value: 3 }],
      labelValueCountByLabelName: [{ name: "destination_service_name", value: 2 }],
    });
  });
});
