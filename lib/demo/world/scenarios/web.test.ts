import { describe, expect, it } from "vitest";
import { requestsTo, scenarioFlows, shareOf, totalOf } from "@/lib/testing/scenario-flows";
import { web } from "./web";

const flows = scenarioFlows(web());
const entering = flows.filter(({ source }) => source.dataPlane === "gateway");

describe("the web scenario", () => {
  it("splits everybody's requests 80/20 over two implementations behind one service", () => {
    const pages = entering.filter(
      ({ call, destination }) => destination?.app === "web" && call.headers.size === 0,
    );
    const classic = pages.filter(({ destination }) => destination?.workload === "web-classic");
    expect(new Set(pages.map(({ service }) => service.name))).toEqual(new Set(["web"]));
    expect(totalOf(classic) / totalOf(pages)).toBeCloseTo(0.8, 6);
  });

  it("sends previews to the new one alone", () => {
    const previews = entering.filter(({ call }) => call.headers.get("x-preview") === "yes");
    expect(new Set(previews.map(({ destination }) => destination?.workload))).toEqual(new Set(["web-next"]));
  });

  it("redirects plain HTTP to HTTPS", () => {
    const plain = entering.filter(({ call }) => call.host === "www.example.com" && call.port === 8080);
    expect(plain.map(({ code }) => code)).toEqual(["301"]);
  });

  it("serves assets by an Ingress, and nothing else of their host", () => {
    expect(requestsTo(flows, "assets").every(({ route }) => route.startsWith("Ingress web/assets"))).toBe(
      true,
    );
    expect(entering.filter(({ call }) => call.path === "/favicon.ico").map(({ code }) => code)).toEqual([
      "404",
    ]);
  });

  it("has the new implementation answer sooner and fail more", () => {
    const [classic, next] = ["web-classic", "web-next"].map((workload) => requestsTo(flows, workload));
    expect(shareOf(next ?? [], "5")).toBeGreaterThan(shareOf(classic ?? [], "5"));
    expect(next?.[0]?.latency?.medianMs).toBeLessThan(classic?.[0]?.latency?.medianMs ?? 0);
  });
});
