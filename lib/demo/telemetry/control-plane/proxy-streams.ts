import type { MetricStream } from "../counters/metric-stream";
import { certificateGauge, gauge } from "../counters/metric-rates";
import type { PodTarget } from "../scrape/pod-target";

/**
 * What a proxy tells of itself: its version, the agent beside an Envoy its certificate, a ztunnel how many pods it serves.
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
  if (proxy !== "ztunnel") return [build, certificateStream(target)];
  const managed = [
    gauge("workload_manager_active_proxy_count", redirected),
    gauge("workload_manager_pending_proxy_count", 0),
  ];
  return [build, { labels: {}, target, rates: managed }];
}

/** https://github.com/istio/istio/blob/master/security/pkg/nodeagent/cache/monitoring.go */
const certificateStream = (target: PodTarget): MetricStream => ({
  labels: { resource_name: "default" },
  target,
  rates: [certificateGauge("istio_agent_cert_expiry_seconds", target.startedAt / 1_000)],
});
