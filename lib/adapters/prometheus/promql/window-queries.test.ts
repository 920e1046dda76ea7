import { parser } from "@prometheus-io/lezer-promql";
import { describe, expect, it } from "vitest";
import { certificatesQuery } from "./certificates-query";
import {
  plaintextFirstsQuery,
  plaintextGrowthQuery,
  plaintextLastSeenQuery,
  plaintextResolution,
  proxiesSinceQuery,
  type PlaintextContext,
} from "./plaintext-queries";
import type { QueryContext } from "./query-context";
import { hostQuantileQuery, hostRequestsQuery } from "./series-queries";

const SERIES: QueryContext = {
  windowSeconds: 60,
  scope: null,
  matchers: [],
  replicaLabels: [],
  metric: (name) => ({ name, recorded: false }),
};
const DESTINATION =
  "destination_workload_namespace,destination_workload,destination_canonical_revision,destination_service";
const PLAINTEXT: PlaintextContext = {
  windowSeconds: 3_600,
  scrapeIntervalSeconds: 15,
  matchers: [],
  servers: [],
  replicaLabels: [],
  metricNames: {},
};
const REQUESTS = 'istio_requests_total{reporter=~"destination|waypoint",connection_security_policy=~"none"}';
const CONNECTIONS =
  'istio_tcp_connections_opened_total{reporter=~"destination|waypoint",connection_security_policy=~"none|unknown"}';
const GROUP =
  "reporter,source_workload_namespace,source_workload,destination_workload_namespace,destination_workload,destination_service,request_protocol";

function parses(promql: string): boolean {
  let valid = true;
  parser.parse(promql).iterate({ enter: (node) => (node.type.isError ? (valid = false) : undefined) });
  return valid;
}

describe("the queries of hosts over time", () => {
  it("ask for the requests of exactly these hosts, rates of 0 among them", () => {
    expect(hostRequestsQuery(["a.b", "c"], SERIES)).toBe(
      `sum by (reporter,source_workload_namespace,source_workload,${DESTINATION},request_protocol,response_code,grpc_response_status) ` +
        String.raw`(rate(istio_requests_total{destination_service=~"a\\.b|c"}[60s]))`,
    );
  });

  it("ask for a quantile of each workload behind them", () => {
    expect(hostQuantileQuery(0.95, ["c"], SERIES)).toBe(
      `histogram_quantile(0.95, sum by (le,reporter,${DESTINATION}) ` +
        `(rate(istio_request_duration_milliseconds_bucket{destination_service=~"c"}[60s])))`,
    );
  });

  it("respect the site's matchers, replicas, metric names and recorded rates", () => {
    const context: QueryContext = {
      ...SERIES,
      matchers: [{ label: "cluster", operator: "=", value: "east" }],
      replicaLabels: ["replica"],
      metric: (name) => ({ name: `site_${name}`, recorded: true }),
    };
    expect(hostRequestsQuery(["c"], context)).toContain(
      '(max without (replica) (avg_over_time(site_istio_requests_total{destination_service=~"c",cluster="east"}[60s])))',
    );
  });
});

describe("the queries of callers in plaintext", () => {
  it("add up growth, and what new counters began with", () => {
    expect(plaintextGrowthQuery("requests", PLAINTEXT)).toBe(
      `sum by (${GROUP}) (increase(${REQUESTS}[3600s]))`,
    );
    expect(plaintextFirstsQuery("connections", PLAINTEXT)).toBe(
      `sum by (${GROUP}) (min_over_time(${CONNECTIONS}[3600s]) unless ${CONNECTIONS} offset 3600s)`,
    );
  });

  it("find the last moment of growth in steps of a 500th of the window, no shorter than a scrape", () => {
    expect(plaintextLastSeenQuery("requests", PLAINTEXT)).toContain("[3600s:15s]");
    expect(
      [60, 3_600, 604_800].map((windowSeconds) => plaintextResolution({ ...PLAINTEXT, windowSeconds })),
    ).toEqual([15, 15, 1_210]);
  });

  it("add servers to what counts calls, and the site's matchers to everything", () => {
    const context: PlaintextContext = {
      ...PLAINTEXT,
      servers: [{ label: "destination_workload_namespace", operator: "=~", value: "shop" }],
      matchers: [{ label: "cluster", operator: "=", value: "east" }],
      metricNames: { istio_requests_total: "site:requests" },
      replicaLabels: ["replica"],
    };
    const both = 'destination_workload_namespace=~"shop",cluster="east"}';
    expect(plaintextGrowthQuery("requests", context)).toBe(
      `sum by (${GROUP}) (max without (replica) (increase(site:requests{reporter=~"destination|waypoint",connection_security_policy=~"none",${both}[3600s])))`,
    );
    const seen = plaintextLastSeenQuery("connections", context);
    expect(seen.split(both)).toHaveLength(seen.split("istio_tcp_connections_opened_total").length);
    expect(proxiesSinceQuery(context)).toBe(
      'min_over_time(timestamp(count(istio_build{component=~"proxy|ztunnel",cluster="east"}))[3600s:15s])',
    );
  });

  it("are valid PromQL, whatever the names of the site", () => {
    const context: PlaintextContext = {
      ...PLAINTEXT,
      matchers: [{ label: "my label", operator: "=", value: 'x"\\\n}' }],
      metricNames: { istio_requests_total: "my metric" },
      replicaLabels: ["prometheus replica"],
    };
    for (const measure of ["requests", "connections"] as const)
      for (const query of [plaintextGrowthQuery, plaintextFirstsQuery, plaintextLastSeenQuery])
        expect(parses(query(measure, context)), query.name).toBe(true);
    expect(parses(proxiesSinceQuery(context))).toBe(true);
    expect(parses(certificatesQuery(context))).toBe(true);
    expect(parses(hostRequestsQuery(['a"b', ".*", "x\ny"], SERIES))).toBe(true);
  });
});

describe("the query of certificates", () => {
  it("adds the seconds that were left to the moment they were told, once for each pod", () => {
    expect(certificatesQuery({ matchers: [], metricNames: {} })).toBe(
      "max by (namespace,kubernetes_namespace,pod,kubernetes_pod_name,pod_name,resource_name) " +
        "(istio_agent_cert_expiry_seconds + timestamp(istio_agent_cert_expiry_seconds))",
    );
  });
});
