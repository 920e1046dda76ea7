import { describe, expect, it } from "vitest";
import { quantileQuery } from "./quantile-query";
import type { QueryContext } from "./query-context";

const CONTEXT: QueryContext = {
  windowSeconds: 60,
  scope: null,
  matchers: [],
  replicaLabels: [],
  metric: (name) => ({ name, recorded: false }),
};
const BUCKETS = "istio_request_duration_milliseconds_bucket";
const SERVICE = "destination_service_name,destination_service_namespace";

const sum = (labels: string, matchers: string): string =>
  `sum by (le,reporter,${labels},request_protocol) (rate(${BUCKETS}${matchers}[60s]))`;

describe("quantileQuery", () => {
  it.each([
    ["workload", "workload"],
    ["app", "canonical_service"],
    ["versionedApp", "canonical_service,END_canonical_revision"],
  ] as const)(
    "groups by both ends of %s, and by the service where no workload was reached",
    (type, names) => {
      const end = (side: string): string =>
        `${side}_cluster,${side}_workload_namespace,${side}_${names.replace("END", side)}`;
      expect(quantileQuery("p95", type, false, CONTEXT)).toBe(
        `histogram_quantile(0.95, ${sum(`${end("source")},${end("destination")}`, '{destination_workload!~"unknown|"}')} or ` +
          `${sum(`${end("source")},${SERVICE}`, '{destination_workload=~"unknown|"}')})`,
      );
    },
  );

  it("groups by calling and called service on the service graph, with or without service nodes", () => {
    const expected = `histogram_quantile(0.5, ${sum(`source_workload_namespace,source_canonical_service,${SERVICE}`, "")})`;
    expect(quantileQuery("p50", "service", false, CONTEXT)).toBe(expected);
    expect(quantileQuery("p50", "service", true, CONTEXT)).toBe(expected);
  });

  it("tells the two edges of a service node apart by the label leg", () => {
    const source = "source_cluster,source_workload_namespace,source_workload";
    const destination = "destination_cluster,destination_workload_namespace,destination_workload";
    const named = 'destination_service_name!~"unknown|"';
    const leg = (name: string, inner: string): string => `label_replace(${inner}, "leg", "${name}", "", "")`;
    expect(quantileQuery("p99", "workload", true, CONTEXT)).toBe(
      `histogram_quantile(0.99, ${leg("toService", sum(`${source},${SERVICE}`, `{${named}}`))} or ` +
        `${leg("fromService", sum(`${SERVICE},${destination}`, `{${named},destination_workload!~"unknown|"}`))} or ` +
        `${sum(`${source},${destination}`, '{destination_service_name=~"unknown|"}')})`,
    );
  });

  it("puts the branches of grouped namespaces first, so that whole sums win over parts", () => {
    const query = quantileQuery("p95", "service", false, { ...CONTEXT, scope: ["a"] });
    const order = [...query.matchAll(/\{(\w+)=~"a"\}/g)].map(([, label]) => label);
    expect(order).toEqual([
      "source_workload_namespace",
      "destination_service_namespace",
      "destination_workload_namespace",
    ]);
  });
});
