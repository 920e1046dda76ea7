import { describe, expect, it } from "vitest";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import { vectorOf } from "@/lib/testing/fake-prometheus";
import type { TickQuery } from "../promql/tick-queries";
import { createLabelReader } from "./label-reader";
import { readAnswer } from "./read-answer";

const LABELS = {
  reporter: "destination",
  source_cluster: "east",
  source_workload_namespace: "shop",
  source_workload: "web-v1",
  source_canonical_service: "web",
  source_canonical_revision: "v1",
  source_principal: "spiffe://cluster.local/ns/shop/sa/web",
  destination_cluster: "west",
  destination_workload_namespace: "stock",
  destination_workload: "items-v2",
  destination_canonical_service: "items",
  destination_canonical_revision: "v2",
  destination_principal: "spiffe://cluster.local/ns/stock/sa/items",
  destination_service: "items.stock.svc.cluster.local",
  destination_service_name: "items",
  destination_service_namespace: "stock",
  request_protocol: "http",
  response_code: "200",
  grpc_response_status: "",
  response_flags: "-",
  connection_security_policy: "mutual_tls",
};

const read = (topic: TickQuery["topic"], ...samples: Readonly<Record<string, string>>[]) => {
  const { data } = vectorOf(samples.map((labels) => ({ labels, value: 2 })));
  return readAnswer(topic, data, createLabelReader(100), 3);
};
const rowOf = (
  topic: TickQuery["topic"],
  labels: Readonly<Record<string, string>>,
): TelemetryRow | undefined => read(topic, { ...LABELS, ...labels }).rows[0];

describe("readAnswer", () => {
  it("reads every label of Istio into its column", () => {
    expect(rowOf("requests", {})).toEqual({
      reporter: "destination",
      dataplane: "proxy",
      sourceCluster: "east",
      sourceNamespace: "shop",
      sourceWorkload: "web-v1",
      sourceApp: "web",
      sourceVersion: "v1",
      sourcePrincipal: "spiffe://cluster.local/ns/shop/sa/web",
      destinationCluster: "west",
      destinationNamespace: "stock",
      destinationWorkload: "items-v2",
      destinationApp: "items",
      destinationVersion: "v2",
      destinationPrincipal: "spiffe://cluster.local/ns/stock/sa/items",
      destinationHost: "items.stock.svc.cluster.local",
      destinationService: "items",
      destinationServiceNamespace: "stock",
      protocol: "http",
      code: "200",
      flags: "",
      securityPolicy: "mutual_tls",
      measure: "requests",
      value: 2,
    } satisfies TelemetryRow);
  });

  it("leaves what Istio does not know, and what was removed from the metric, empty", () => {
    const [row] = read("requests", { reporter: "source", source_workload: "unknown" }).rows;
    expect(row).toMatchObject({ sourceWorkload: "", destinationWorkload: "", code: "", protocol: "http" });
  });

  it.each([
    ["http", "503", "", "http", "503"],
    ["HTTP2", "200", "", "http", "200"],
    ["grpc", "200", "14", "grpc", "14"],
    ["GRPC", "503", "", "grpc", "503"],
    ["http", "0", "", "http", "0"],
    ["grpc", "0", "", "grpc", "-"],
    ["grpc", "200", "0", "grpc", "0"],
    ["http", "200", "13", "http", "200"],
  ])("reads %s with response code %s and gRPC status '%s' as %s %s", (label, http, grpc, protocol, code) => {
    const labels = { request_protocol: label, response_code: http, grpc_response_status: grpc };
    expect(rowOf("requests", labels)).toMatchObject({ protocol, code });
  });

  it("believes only the server's side about the connection's security", () => {
    const policyOf = (reporter: string, connection_security_policy: string) =>
      rowOf("requests", { reporter, connection_security_policy })?.securityPolicy;
    expect(policyOf("source", "none")).toBe("");
    expect(policyOf("destination", "unknown")).toBe("");
    expect(policyOf("waypoint", "none")).toBe("none");
  });

  it("tells ztunnel's TCP rows from a proxy's, and an application called ztunnel from both", () => {
    expect(rowOf("tcpToServer", { app: "ztunnel" })).toMatchObject({
      protocol: "tcp",
      dataplane: "ztunnel",
      code: "",
    });
    expect(rowOf("tcpToClient", { app: "items" })?.dataplane).toBe("proxy");
    expect(rowOf("requests", { app: "ztunnel" })?.dataplane).toBe("proxy");
  });

  it("counts messages as gRPC, whose metrics carry no protocol", () => {
    expect(rowOf("requestMessages", { request_protocol: "" })).toMatchObject({ protocol: "grpc", code: "" });
  });

  it("counts series of unknown reporters as unreadable and keeps the others", () => {
    const answer = read("requests", LABELS, { ...LABELS, reporter: "elsewhere" });
    expect(answer.rows).toHaveLength(1);
    expect(answer.warnings).toEqual([
      { code: "seriesSkipped", message: "1 of 2 series of requests could not be read." },
    ]);
  });

  it("warns when series are beyond the limit", () => {
    const answer = read("requests", LABELS, LABELS, LABELS, LABELS);
    expect(answer.rows).toHaveLength(3);
    expect(answer.series).toBe(4);
    expect(answer.warnings.map(({ code }) => code)).toEqual(["rowsCut"]);
  });

  it("warns when the answer is not a vector", () => {
    expect(readAnswer("requests", { resultType: "scalar" }, createLabelReader(9), 9).warnings).toEqual([
      { code: "seriesSkipped", message: "Prometheus' answer for requests is not an instant vector." },
    ]);
  });

  it.each([
    ["toService", "toService"],
    ["fromService", "fromService"],
    ["", "direct"],
  ] as const)("reads a quantile with leg '%s' as %s, in milliseconds", (leg, expected) => {
    const [row] = read("quantile", { reporter: "source", destination_service_name: "items", leg }).quantiles;
    expect(row).toMatchObject({ leg: expected, valueMs: 2, destinationService: "items", protocol: "http" });
  });
});

describe("createLabelReader", () => {
  it("cuts long values and counts each of them once", () => {
    const reader = createLabelReader(4);
    expect(["abcdef", "abcdef", "abcd"].map(reader.read)).toEqual(["abcd", "abcd", "abcd"]);
    expect(reader.cut()).toBe(1);
  });
});
