import { stableHash } from "../../world/stable-hash";
import { gauge } from "../counters/metric-rates";
import type { MetricStream } from "../counters/metric-stream";
import type { ScrapeTarget } from "./scrape-target";

/**
 * What Prometheus itself records of each scrape of a target.
 * https://prometheus.io/docs/concepts/jobs_instances/#automatically-generated-labels-and-time-series
 */
export const targetStream = (target: ScrapeTarget, samples: number): MetricStream => ({
  labels: {},
  target,
  rates: [
    gauge("up", 1),
    gauge("scrape_duration_seconds", 0.002 + (stableHash(target.id) % 40) / 10_000 + samples / 500_000),
    gauge("scrape_samples_scraped", samples),
    gauge("scrape_samples_post_metric_relabeling", samples),
    gauge("scrape_series_added", 0),
  ],
});
