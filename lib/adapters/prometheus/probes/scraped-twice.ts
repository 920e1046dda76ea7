import type { GraphWarning } from "@/lib/domain/graph/graph";
import type { ApiClient } from "../client/create-api-client";
import type { PrometheusSettings } from "../prometheus-settings";
import { labelName } from "../promql/label-name";
import { selector } from "../promql/selector";
import { readVector } from "../rows/read-vector";

type ScrapeSettings = Pick<PrometheusSettings, "matchers" | "replicaLabels" | "metricNames" | "maxSeries">;

const METRIC = "istio_requests_total";

/** The query that counts, for each pod with more than one, the scrape targets that report its requests. */
export function scrapedTwiceQuery(settings: ScrapeSettings): string {
  const metric = settings.metricNames[METRIC] ?? METRIC;
  const series = selector(metric, [{ label: "pod", operator: "!=", value: "" }, ...settings.matchers]);
  const replicas = settings.replicaLabels.map(labelName).join(",");
  const once = replicas === "" ? series : `max without (${replicas}) (${series})`;
  return `count by (cluster,namespace,pod) (count by (cluster,namespace,pod,job,instance) (${once})) > 1`;
}

/**
 * The warning that some pods are scraped by several targets, so that their traffic counts several times; an empty list
 * when none is, null when the server could not be asked.
 */
export async function scrapedTwice(
  client: ApiClient,
  settings: ScrapeSettings,
  signal: AbortSignal,
): Promise<readonly GraphWarning[] | null> {
  const answer = await client.query(scrapedTwiceQuery(settings), null, signal);
  if (!answer.ok) return null;
  const names: string[] = [];
  const reading = readVector(answer.data, settings.maxSeries, (labels) => {
    if (names.length === 0) names.push(`${String(labels["namespace"])}/${String(labels["pod"])}`);
    return true;
  });
  const [example] = names;
  if (reading === null || example === undefined) return [];
  const pods = reading.total === 1 ? `Pod ${example} is` : `${reading.total} pods (such as ${example}) are`;
  const message = `${pods} scraped by more than one Prometheus job or target; that traffic is counted more than once.`;
  return [{ code: "scrapedTwice", message }];
}
