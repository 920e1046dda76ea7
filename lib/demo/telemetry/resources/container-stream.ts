import { stableHash } from "../../world/stable-hash";
import { gauge, workCounter } from "../counters/metric-rates";
import type { MetricStream } from "../counters/metric-stream";

import type { RunningContainer } from "./pod-containers";
import type { PodLoad } from "./pod-loads";

const MEBIBYTE = 1_048_576;

interface Cost {
  readonly idleCores: number;
  readonly coreSecondsPerRequest: number;
  readonly idleMebibytes: number;
  readonly mebibytesPerRequest: number;
}

/** An Envoy costs about half a millisecond of processor time a request: https://istio.io/latest/docs/ops/deployment/performance-and-scalability/ */
const PROXY: Cost = {
  idleCores: 0.003,
  coreSecondsPerRequest: 0.000_35,
  idleMebibytes: 46,
  mebibytesPerRequest: 0.05,
};
export const APPLICATION: Cost = {
  idleCores: 0.002,
  coreSecondsPerRequest: 0.002,
  idleMebibytes: 60,
  mebibytesPerRequest: 0.2,
};

/** Containers of one image differ by some tenths, as they do. */
const spread = (container: RunningContainer): number =>
  0.8 + (stableHash(container.target.life) % 400) / 1_000;

/**
 * What the kubelet tells of a container: processor time and memory, which grow with the requests that it handles.
 * https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md
 */
export function containerStream(container: RunningContainer, load: PodLoad): MetricStream {
  const isProxy = container.container === "istio-proxy";
  const cost = isProxy ? PROXY : APPLICATION;
  const requests = isProxy ? load.received + load.sent : load.received;
  const factor = spread(container);
  const cores = (cost.idleCores + cost.coreSecondsPerRequest * requests) * factor;
  const bytes = Math.round((cost.idleMebibytes + cost.mebibytesPerRequest * requests) * factor * MEBIBYTE);
  return {
    labels: container.labels,
    target: container.target,
    rates: [
      workCounter("container_cpu_usage_seconds_total", cores),
      gauge("container_memory_working_set_bytes", bytes),
    ],
  };
}
