import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { servedPrometheus, type ServedPrometheus } from "@/lib/testing/served-prometheus";
import { SHOP_METRICS, SHOP_NOW } from "@/lib/testing/shop-metrics";

let served: ServedPrometheus;
beforeAll(async () => {
  served = await servedPrometheus(SHOP_METRICS);
});
afterAll(() => served.close());
const data: ServedPrometheus["data"] = (path) => served.data(path);
const query = (text: string): string => `query?query=${encodeURIComponent(text)}`;

describe("rules", () => {
  it("record series that can be asked for", async () => {
    expect(await data(query("service:istio_request_errors:ratio_rate5m"))).toMatchObject({
      result: [
        {
          metric: { __name__: "service:istio_request_errors:ratio_rate5m", destination_service_name: "cart" },
        },
      ],
    });
    expect(await data(query("round(max_over_time(service:istio_requests:rate5m[10m]))"))).toMatchObject({
      result: [{ value: [SHOP_NOW / 1_000, "10"] }, { value: [SHOP_NOW / 1_000, "2"] }],
    });
  });

  it("are listed in groups, with their alerts", async () => {
    const found = JSON.stringify(await data("rules"));
    expect(found).toContain('"type":"recording"');
    expect(await data("rules?type=alert&rule_name[]=ServiceErrorsHigh")).toMatchObject({
      groups: [{ rules: [{ name: "ServiceErrorsHigh", state: "firing", alerts: { length: 1 } }] }],
    });
    expect(await data("rules?rule_name[]=ServiceUnavailable&exclude_alerts=true")).toMatchObject({
      groups: [{ rules: [{ state: "inactive", alerts: null }] }],
    });
    expect(await data("rules?rule_group[]=other")).toEqual({ groups: [] });
  });

  it("raise alerts", async () => {
    expect(await data("alerts")).toMatchObject({
      alerts: [
        {
          state: "firing",
          labels: { alertname: "ServiceErrorsHigh", severity: "warning", destination_service_name: "cart" },
          value: "0.1",
        },
      ],
    });
  });
});
