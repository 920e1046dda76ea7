import type { Labels } from "../promql/labels";
import type { PrometheusDeps } from "./prometheus-deps";

/** A target that the simulated Prometheus scrapes, with the families of metrics that it exposes. */
export interface ScrapedTarget {
  readonly labels: Labels;
  readonly metrics: ReadonlySet<string>;
}

/** The targets of all streams, each once, in the order of their instances. */
export function scrapedTargets(deps: PrometheusDeps): readonly ScrapedTarget[] {
  const byInstance = new Map<string, { readonly labels: Labels; readonly metrics: Set<string> }>();
  for (const { target, counters } of deps.streams()) {
    const key = `${target["job"] ?? ""}/${target["instance"] ?? ""}`;
    const known = byInstance.get(key) ?? { labels: target, metrics: new Set<string>() };
    byInstance.set(key, known);
    for (const { name } of counters) known.metrics.add(name.replace(/_(?:bucket|sum|count)$/, ""));
  }
  return [...byInstance].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, target]) => target);
}

/** The scrape pool of a target: its job. */
export const poolOf = ({ labels }: ScrapedTarget): string => labels["job"] ?? "kubernetes-pods";
