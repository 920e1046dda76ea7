import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { servedPrometheus, type ServedPrometheus } from "@/lib/testing/served-prometheus";
import { SHOP_METRICS } from "@/lib/testing/shop-metrics";

let served: ServedPrometheus;
beforeAll(async () => {
  served = await servedPrometheus(SHOP_METRICS);
});
afterAll(() => served.close());
const data: ServedPrometheus["data"] = (path) => served.data(path);

const NAME = "istio_requests_total";

describe("targets and metadata", () => {
  it("show each scraped target once", async () => {
    expect(await data("targets")).toMatchObject({
      activeTargets: [
        { labels: { pod: "cart-1" }, scrapePool: "kubernetes-pods", health: "up" },
        { labels: { pod: "mail-1" }, scrapeUrl: "http://mail:15020/stats/prometheus" },
      ],
      droppedTargets: [],
      droppedTargetCounts: {},
    });
    expect(await data("targets?state=dropped")).toMatchObject({ activeTargets: [] });
    expect(await data("targets?scrapePool=other")).toMatchObject({ activeTargets: [] });
    expect(await data("scrape_pools")).toEqual({ scrapePools: ["kubernetes-pods"] });
    expect(await data("alertmanagers")).toEqual({ activeAlertmanagers: [], droppedAlertmanagers: [] });
  });

  it("describe metrics by type and help", async () => {
    const help = { type: "counter", unit: "", help: "Requests handled by an Istio proxy." };
    expect(await data(`metadata?metric=${NAME}`)).toEqual({ [NAME]: [help] });
    expect(JSON.stringify(await data("metadata?limit=2")).match(/"type"/g)).toHaveLength(2);
    expect(await data(`targets/metadata?match_target={pod="mail-1"}&metric=${NAME}`)).toEqual([
      { target: { job: "kubernetes-pods", instance: "mail:15020", pod: "mail-1" }, ...help },
    ]);
    expect(await data("targets/metadata?limit=1")).toMatchObject([
      { metric: NAME },
      { metric: "istio_request_duration_milliseconds", type: "histogram" },
    ]);
  });
});
