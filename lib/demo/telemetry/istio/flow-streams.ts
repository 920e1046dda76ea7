import type { FlowReport, MeshFlow } from "../../traffic/model/mesh-flow";
import type { MetricRate, MetricStream } from "../counters/metric-stream";
import type { ScrapeTarget } from "../scrape/scrape-target";
import type { ScrapeTargets } from "../scrape/scrape-targets";
import { connectionRates, connectionsPerSecond } from "./connection-rates";
import { envoyLabels, envoyPeerLabels } from "./envoy-labels";
import { trafficCounter } from "../counters/metric-rates";
import { requestRates } from "./request-rates";
import { ztunnelFlag, ztunnelLabels } from "./ztunnel-labels";

/** Who exposes a report, and the share (0 to 1) of its flow that each of them has seen. */
interface Exposer {
  readonly target: ScrapeTarget;
  readonly share: number;
}

/** The pods of a report share its flow evenly; those that do not run count nothing. */
function podsOf({ by }: FlowReport, targets: ScrapeTargets): readonly Exposer[] {
  return by.pods.flatMap(({ name }) => {
    const target = targets.pod(by.namespace, name);
    return target ? [{ target, share: 1 / by.pods.length }] : [];
  });
}

/** A ztunnel counts for all pods of its node. */
function ztunnelsOf({ by }: FlowReport, targets: ScrapeTargets): readonly Exposer[] {
  const shares = new Map<ScrapeTarget, number>();
  for (const { node } of by.pods) {
    const target = targets.ztunnelOn(node);
    if (target) shares.set(target, (shares.get(target) ?? 0) + 1 / by.pods.length);
  }
  return [...shares].map(([target, share]) => ({ target, share }));
}

const messageRates = ({ grpcStatus, perSecond }: MeshFlow, share: number): readonly MetricRate[] => [
  trafficCounter("istio_request_messages_total", perSecond * share),
  trafficCounter("istio_response_messages_total", grpcStatus === "0" ? perSecond * share : 0),
];

function envoyStreams(flow: MeshFlow, report: FlowReport, targets: ScrapeTargets): readonly MetricStream[] {
  const labels = envoyLabels(flow, report);
  const peers = report.protocol === "grpc" ? envoyPeerLabels(flow, report) : null;
  return podsOf(report, targets).flatMap(({ target, share }) => {
    const rates =
      report.protocol === "tcp" ? connectionRates(flow, share) : requestRates(flow, share, report.by.buckets);
    const main: MetricStream = { labels, target, rates };
    if (!peers) return [main];
    return [main, { labels: peers, target, rates: messageRates(flow, share) }];
  });
}

/** A connection that failed was opened without a flag and is closed with one. */
function ztunnelStreams(flow: MeshFlow, report: FlowReport, targets: ScrapeTargets): readonly MetricStream[] {
  const flag = ztunnelFlag(flow);
  const opened = ztunnelLabels(flow, report, "-");
  const failed = ztunnelLabels(flow, report, flag);
  return ztunnelsOf(report, targets).flatMap(({ target, share }): readonly MetricStream[] => {
    const rates = connectionRates(flow, share);
    if (flag === "-") return [{ labels: opened, target, rates }];
    const connections = connectionsPerSecond(flow) * share;
    const ended = [
      trafficCounter("istio_tcp_connections_failed_total", connections),
      trafficCounter("istio_tcp_connections_closed_total", connections),
    ];
    const unfinished = rates.map((rate) =>
      rate.name === "istio_tcp_connections_closed_total" ? { ...rate, perSecond: 0 } : rate,
    );
    return [
      { labels: opened, target, rates: unfinished },
      { labels: failed, target, rates: ended },
    ];
  });
}

/**
 * What the proxies that tell of a flow count of it: a stream for each pod (of ztunnel: each node) and set of labels.
 * https://istio.io/latest/docs/reference/config/metrics/
 */
export const flowStreams = (flow: MeshFlow, targets: ScrapeTargets): readonly MetricStream[] =>
  flow.reports.flatMap((report) =>
    report.by.dataPlane === "ztunnel"
      ? ztunnelStreams(flow, report, targets)
      : envoyStreams(flow, report, targets),
  );
