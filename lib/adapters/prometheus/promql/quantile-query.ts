import type { GraphType, ResponseTime } from "@/lib/domain/graph/graph-options";
import type { LabelMatcher } from "./label-matcher";
import type { QueryContext } from "./query-context";
import { summedRate } from "./summed-rate";

/** The metric whose buckets hold the response times, in milliseconds. */
export const QUANTILE_METRIC = "istio_request_duration_milliseconds_bucket";

const QUANTILES = { p50: "0.5", p95: "0.95", p99: "0.99" } as const satisfies Record<
  Exclude<ResponseTime, "avg">,
  string
>;

const SERVICE = ["destination_service_name", "destination_service_namespace"];
const known = (label: string): LabelMatcher => ({ label, operator: "!~", value: "unknown|" });
const unknown = (label: string): LabelMatcher => ({ label, operator: "=~", value: "unknown|" });

interface Part {
  readonly leg: "direct" | "toService" | "fromService";
  readonly groupBy: readonly string[];
  readonly matchers: readonly LabelMatcher[];
}

/**
 * The one query of a quantile, grouped as the projection draws its edges. Where an edge ends at a workload the service is
 * summed away; a request that reached no workload keeps its service. With service nodes the label `leg` tells the two
 * edges of a request apart.
 */
export function quantileQuery(
  quantile: keyof typeof QUANTILES,
  type: GraphType,
  serviceNodes: boolean,
  context: QueryContext,
): string {
  const branches = partsOf(type, serviceNodes && type !== "service").flatMap(({ leg, groupBy, matchers }) => {
    const labels = ["le", "reporter", ...groupBy, "request_protocol"];
    const sums = summedRate(QUANTILE_METRIC, labels, context, matchers);
    return leg === "direct" ? sums : sums.map((sum) => `label_replace(${sum}, "leg", "${leg}", "", "")`);
  });
  return `histogram_quantile(${QUANTILES[quantile]}, ${branches.join(" or ")})`;
}

function partsOf(type: GraphType, serviceNodes: boolean): Part[] {
  const source = endLabels("source", type);
  if (type === "service") return [{ leg: "direct", groupBy: [...source, ...SERVICE], matchers: [] }];
  const destination = endLabels("destination", type);
  const workloadKnown = known("destination_workload");
  if (!serviceNodes) {
    return [
      { leg: "direct", groupBy: [...source, ...destination], matchers: [workloadKnown] },
      { leg: "direct", groupBy: [...source, ...SERVICE], matchers: [unknown("destination_workload")] },
    ];
  }
  const serviceKnown = known("destination_service_name");
  return [
    { leg: "toService", groupBy: [...source, ...SERVICE], matchers: [serviceKnown] },
    { leg: "fromService", groupBy: [...SERVICE, ...destination], matchers: [serviceKnown, workloadKnown] },
    { leg: "direct", groupBy: [...source, ...destination], matchers: [unknown("destination_service_name")] },
  ];
}

function endLabels(end: "source" | "destination", type: GraphType): string[] {
  if (type === "service") return [`${end}_workload_namespace`, `${end}_canonical_service`];
  const place = [`${end}_cluster`, `${end}_workload_namespace`];
  if (type === "workload") return [...place, `${end}_workload`];
  const app = [...place, `${end}_canonical_service`];
  return type === "app" ? app : [...app, `${end}_canonical_revision`];
}
