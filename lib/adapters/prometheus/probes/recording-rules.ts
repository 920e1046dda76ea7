import { MEASURE_SOURCES } from "../promql/measure-query";
import { QUANTILE_METRIC } from "../promql/quantile-query";

/** Istio's metrics whose rates docs/prometheus/meshlens-recording-rules.yaml records. */
export const RECORDED_METRICS: readonly string[] = [
  ...Object.values(MEASURE_SOURCES).map((source) => source.metric),
  QUANTILE_METRIC,
];

/**
 * The name of the series in which the shipped rules record the rate of a metric: level:metric:operation, see
 * https://prometheus.io/docs/practices/rules/#naming
 */
export function recordingRule(metric: string): string {
  return `workload:${metric.replace(/_total$/, "")}:rate1m`;
}
