import type { MetricStream } from "../counters/metric-stream";
import { gauge } from "../counters/metric-rates";
import type { PodTarget } from "../scrape/pod-target";

/**
 * What a proxy tells of itself: its version and, of a ztunnel, how many pods it serves.
 * https://istio.io/latest/docs/reference/config/metrics/
 */
export function proxyStreams(target: PodTarget, redirected: number): readonly MetricStream[] {
  const { proxy, proxyVersion } = target;
  if (proxy === "none") return [];
  const component = proxy === "ztunnel" ? "ztunnel" : "proxy";
  const build: MetricStream = {
    labels: { component, tag: proxyVersion },
    target,
    rates: [gauge("istio_build", 1)],
  };
  if (proxy !== "ztunnel") return [build];
  const managed = [
    gauge("workload_manager_active_proxy_count", redirected),
    gauge("workload_manager_pending_proxy_count", 0),
  ];
  return [build, { labels: {}, target, rates: managed }];
}
