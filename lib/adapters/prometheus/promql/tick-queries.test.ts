import { parser } from "@prometheus-io/lezer-promql";
import { describe, expect, it } from "vitest";
import { GRAPH_TYPES, RESPONSE_TIMES } from "@/lib/domain/graph/graph-options";
import type { TickRequest } from "@/lib/ports/metrics-source";
import type { QueryContext } from "./query-context";
import { tickQueries } from "./tick-queries";

const REQUEST: TickRequest = {
  at: 1_700_000_000,
  windowSeconds: 300,
  scope: null,
  throughput: false,
  messages: false,
  responseTime: null,
  type: "workload",
  serviceNodes: false,
};
const CONTEXT: QueryContext = {
  windowSeconds: 300,
  scope: null,
  matchers: [],
  replicaLabels: [],
  metric: (name) => ({ name, recorded: false }),
};
const ENDS =
  "reporter,source_cluster,source_workload_namespace,source_workload,source_canonical_service,source_canonical_revision,source_principal," +
  "destination_cluster,destination_workload_namespace,destination_workload,destination_canonical_service,destination_canonical_revision,destination_principal," +
  "destination_service,destination_service_name,destination_service_namespace";
const OF_REQUESTS = `${ENDS},request_protocol,response_code,grpc_response_status,response_flags,connection_security_policy`;
const OF_TCP = `${ENDS},app,response_flags,connection_security_policy`;

const textsOf = (request: Partial<TickRequest>, context: Partial<QueryContext> = {}): string[] =>
  tickQueries({ ...REQUEST, ...request }, { ...CONTEXT, ...context }).map(({ promql }) => promql);
const requestsOf = (context: Partial<QueryContext>): string | undefined => textsOf({}, context)[0];

function parses(promql: string): boolean {
  let valid = true;
  parser.parse(promql).iterate({ enter: (node) => (node.type.isError ? (valid = false) : undefined) });
  return valid;
}

describe("tickQueries", () => {
  it("asks for requests and TCP bytes in three queries", () => {
    expect(textsOf({})).toEqual([
      `sum by (${OF_REQUESTS}) (rate(istio_requests_total[300s])) > 0`,
      `sum by (${OF_TCP}) (rate(istio_tcp_received_bytes_total[300s])) > 0`,
      `sum by (${OF_TCP}) (rate(istio_tcp_sent_bytes_total[300s])) > 0`,
    ]);
  });

  it.each([
    [
      "average response time",
      { responseTime: "avg" },
      `${ENDS},request_protocol`,
      ["istio_request_duration_milliseconds_sum", "istio_request_duration_milliseconds_count"],
    ],
    [
      "throughput",
      { throughput: true },
      `${ENDS},request_protocol`,
      ["istio_request_bytes_sum", "istio_response_bytes_sum"],
    ],
    [
      "gRPC messages",
      { messages: true },
      ENDS,
      ["istio_request_messages_total", "istio_response_messages_total"],
    ],
  ] as const)("adds two queries for %s", (_, request, labels, metrics) => {
    expect(textsOf(request).slice(3)).toEqual(
      metrics.map((metric) => `sum by (${labels}) (rate(${metric}[300s])) > 0`),
    );
  });

  it.each(RESPONSE_TIMES)("sends at most nine queries with everything and %s", (responseTime) => {
    for (const type of GRAPH_TYPES) {
      const everything = { responseTime, type, serviceNodes: true, throughput: true, messages: true };
      const wide = textsOf(everything);
      expect(wide.length).toBeLessThanOrEqual(9);
      expect(textsOf(everything, { scope: ["a", "b", "c"] })).toHaveLength(wide.length);
    }
  });

  it("joins one branch per namespace label when a scope is pushed down", () => {
    const branch = (label: string): string =>
      `sum by (${OF_REQUESTS}) (rate(istio_requests_total{${label}=~"a|b"}[300s])) > 0`;
    expect(requestsOf({ scope: ["a", "b"] })).toBe(
      [
        branch("source_workload_namespace"),
        branch("destination_workload_namespace"),
        branch("destination_service_namespace"),
      ].join(" or "),
    );
  });

  it("adds the site's matchers to every selector of every query", () => {
    const matchers = [{ label: "cluster", operator: "=", value: "east" }] as const;
    const all = textsOf(
      { responseTime: "p95", serviceNodes: true, throughput: true, messages: true },
      { matchers, scope: ["a"] },
    );
    for (const promql of all) {
      expect(promql.match(/\[300s\]/g)?.length).toBe(promql.match(/cluster="east"\}\[300s\]/g)?.length);
    }
  });

  it("removes replica labels before summing", () => {
    expect(requestsOf({ replicaLabels: ["prometheus_replica", "replica"] })).toBe(
      `sum by (${OF_REQUESTS}) (max without (prometheus_replica,replica) (rate(istio_requests_total[300s]))) > 0`,
    );
  });

  it("averages a recorded rate instead of taking its rate", () => {
    const metric = (name: string) => ({ name: `rule:${name}`, recorded: true });
    expect(requestsOf({ metric })).toBe(
      `sum by (${OF_REQUESTS}) (avg_over_time(rule:istio_requests_total[300s])) > 0`,
    );
  });

  it.each(GRAPH_TYPES)("writes only valid PromQL for %s", (type) => {
    for (const responseTime of RESPONSE_TIMES) {
      for (const serviceNodes of [true, false]) {
        const request = { responseTime, type, serviceNodes, throughput: true, messages: true };
        const context = { scope: ['a"\\\n', "b.*"], replicaLabels: ["replica"] };
        for (const promql of textsOf(request, context)) expect(parses(promql), promql).toBe(true);
      }
    }
  });
});
