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

describe("series, labels and values", () => {
  it("is listed as series, label names and label values", async () => {
    expect(await data(`series?match[]=${NAME}{response_code="503"}`)).toEqual([
      {
        __name__: NAME,
        reporter: "destination",
        destination_service_name: "cart",
        destination_service_namespace: "shop",
        response_code: "503",
        pod: "cart-1",
      },
    ]);
    expect(await data("labels?match[]=load")).toEqual(["__name__", "pod"]);
    expect(await data("label/response_code/values")).toEqual(["200", "503"]);
    expect(await data("label/of-any.name/values")).toEqual([]);
    expect(await data(`label/__name__/values?match[]={pod="cart-1"}`)).toEqual([NAME, "load"]);
  });

  it("is cut at a limit, with a warning", async () => {
    for (const path of ["labels?limit=1", "label/__name__/values?limit=1", `series?match[]=${NAME}&limit=1`])
      expect((await get(path)).body).toMatchObject({
        data: { length: 1 },
        warnings: ["results truncated due to limit"],
      });
    expect((await get("labels?match[]=load&limit=2")).body).not.toHaveProperty("warnings");
  });

  it("is empty outside the time that is stored", async () => {
    const [before, after] = [SHOP_SINCE / 1_000 - 60, SHOP_NOW / 1_000 + 60];
    expect(await data(`labels?end=${before}`)).toEqual([]);
    expect(await data(`labels?start=${after}`)).toEqual([]);
    expect(await data(`labels?start=${before}&end=${after}`)).not.toEqual([]);
  });
});
