import { describe, expect, it } from "vitest";
import { parseDuration } from "./parse-duration";
import { scrapeInterval } from "./scrape-interval";

describe("parseDuration", () => {
  it.each([
    ["15s", 15],
    ["1m30s", 90],
    ["500ms", 0.5],
    ["15d", 1_296_000],
    ["1y2w", 32_745_600],
    ["0s", null],
    ["", null],
    ["10GB", null],
    ["15 s", null],
    [`${"9".repeat(100)}s`, null],
  ])("reads %j as %j seconds", (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });
});

describe("scrapeInterval", () => {
  const GLOBAL = "global:\n  scrape_interval: 1m\n  scrape_timeout: 10s\n";
  const job = (name: string, interval: string): string =>
    `- job_name: ${name}\n  honor_timestamps: true\n  scrape_interval: ${interval}\n`;

  it("takes the global interval where no job scrapes proxies", () => {
    expect(scrapeInterval(`${GLOBAL}scrape_configs:\n${job("node-exporter", "5s")}`)).toBe(60);
  });

  it.each(["kubernetes-pods", "podMonitor/istio-system/envoy-stats-monitor/0", "ztunnel", "istio-proxies"])(
    "prefers the interval of the job %s",
    (name) => {
      const yaml = `${GLOBAL}scrape_configs:\n${job("istiod", "5m")}${job(name, "15s")}${job("other", "2m")}`;
      expect(scrapeInterval(yaml)).toBe(15);
    },
  );

  it("takes the longest interval of several such jobs", () => {
    expect(
      scrapeInterval(`${GLOBAL}scrape_configs:\n${job("ztunnel", "30s")}${job("istio-proxies", "15s")}`),
    ).toBe(30);
  });

  it("does not take the interval of another section for the global one", () => {
    expect(scrapeInterval("remote_write:\n  scrape_interval: 7s\n")).toBeNull();
  });
});
