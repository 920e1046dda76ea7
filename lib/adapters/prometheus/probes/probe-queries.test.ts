import { parser } from "@prometheus-io/lezer-promql";
import { describe, expect, it } from "vitest";
import { TEST_PROMETHEUS_SETTINGS } from "@/lib/testing/prometheus-settings";
import { recordedSinceQuery } from "./recorded-since";
import { RECORDED_METRICS, recordingRule } from "./recording-rules";
import { scrapedTwiceQuery } from "./scraped-twice";

const EAST = { label: "cluster", operator: "=", value: "east" } as const;

function errorsIn(promql: string): number {
  let errors = 0;
  parser.parse(promql).iterate({ enter: (node) => void (errors += node.type.isError ? 1 : 0) });
  return errors;
}

describe("scrapedTwiceQuery", () => {
  it("counts targets per pod, not series, and only of pods that are named", () => {
    expect(scrapedTwiceQuery(TEST_PROMETHEUS_SETTINGS)).toBe(
      'count by (cluster,namespace,pod) (count by (cluster,namespace,pod,job,instance) (istio_requests_total{pod!=""})) > 1',
    );
  });

  it("does not take replicas of Prometheus for targets, and asks for the site's metric", () => {
    const metricNames = { istio_requests_total: "mesh_requests_total" };
    const settings = {
      ...TEST_PROMETHEUS_SETTINGS,
      metricNames,
      replicaLabels: ["replica"],
      matchers: [EAST],
    };
    expect(scrapedTwiceQuery(settings)).toBe(
      "count by (cluster,namespace,pod) (count by (cluster,namespace,pod,job,instance) " +
        '(max without (replica) (mesh_requests_total{pod!="",cluster="east"}))) > 1',
    );
  });
});

describe("recordedSinceQuery", () => {
  it("looks for every rule at several ages in one valid query", () => {
    const query = recordedSinceQuery([EAST]);
    const names = RECORDED_METRICS.map(recordingRule).join("|");
    expect(
      query.startsWith(
        `label_replace(count by (__name__) ({__name__=~"${names}",cluster="east"}), "age", "0", "", "") or `,
      ),
    ).toBe(true);
    expect(query).toContain('cluster="east"} offset 3600s), "age", "3600", "", "")');
    expect(errorsIn(query)).toBe(0);
  });
});
