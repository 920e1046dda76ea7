import { describe, expect, it } from "vitest";
import { demoEnd, demoFlow } from "@/lib/testing/demo-flow";
import { demoPod } from "@/lib/testing/demo-objects";
import type { FlowReport, MeshFlow } from "../../traffic/model/mesh-flow";
import { objectsView } from "../../world/objects-view";
import type { MetricStream } from "../counters/metric-stream";
import { scrapeTargets } from "../scrape/scrape-targets";
import { flowStreams } from "./flow-streams";

const TARGETS = scrapeTargets(
  objectsView([
    ...[0, 1, 2].map((index) => demoPod({ workload: "web", index })),
    ...[0, 1].map((index) => demoPod({ workload: "cart", index })),
    demoPod({ workload: "waypoint", dataPlane: "waypoint" }),
    ...["node-1", "node-2"].map((node, index) =>
      demoPod({ namespace: "istio-system", workload: "ztunnel", dataPlane: "none", node, index }),
    ),
  ]),
);
const streams = (flow: MeshFlow): readonly MetricStream[] => flowStreams(flow, TARGETS);
const labelsBy = (flow: MeshFlow, reporter: string): MetricStream["labels"] | undefined =>
  streams(flow).find(({ labels }) => labels["reporter"] === reporter)?.labels;
const rateOf = (stream: MetricStream | undefined, name: string): number | undefined =>
  stream?.rates.find((rate) => rate.name === name)?.perSecond;
const totalOf = (all: readonly MetricStream[], name: string): number =>
  all.flatMap(({ rates }) => rates).reduce((sum, rate) => sum + (rate.name === name ? rate.perSecond : 0), 0);

const HTTP_LABELS =
  "reporter source_workload source_canonical_service source_canonical_revision source_workload_namespace " +
  "source_principal source_app source_version source_cluster destination_workload " +
  "destination_workload_namespace destination_principal destination_app destination_version " +
  "destination_service destination_canonical_service destination_canonical_revision " +
  "destination_service_name destination_service_namespace destination_cluster request_protocol " +
  "response_code grpc_response_status response_flags connection_security_policy";

// https://istio.io/latest/docs/reference/config/metrics/
describe("flowStreams of Envoys", () => {
  it("writes the labels of an HTTP request in Istio's order", () => {
    expect(Object.keys(labelsBy(demoFlow(), "source") ?? {})).toEqual(HTTP_LABELS.split(" "));
  });

  it.each([
    ["source", true, "unknown"],
    ["destination", true, "mutual_tls"],
    ["destination", false, "none"],
  ])("lets the %s of a flow with mTLS %s say security policy %s", (reporter, mtls, policy) => {
    expect(labelsBy(demoFlow({ mtls }), reporter)).toMatchObject({
      connection_security_policy: policy,
      source_principal: mtls ? "spiffe://cluster.local/ns/shop/sa/web" : "unknown",
    });
  });

  it.each([
    ["none", "http", false, "unknown"],
    ["sidecar", "http", false, "web"],
    ["sidecar", "tcp", false, "unknown"],
    ["sidecar", "tcp", true, "web"],
    ["ztunnel", "http", true, "web"],
  ] as const)(
    "lets a server know a caller of data plane %s on %s, mTLS %s, as %s",
    (plane, protocol, mtls, name) => {
      const flow = demoFlow({ source: demoEnd("web", { dataPlane: plane }), protocol, mtls });
      expect(labelsBy(flow, "destination")).toMatchObject({ source_workload: name });
    },
  );

  it("writes nothing but unknown of a caller it does not know", () => {
    const flow = demoFlow({ source: demoEnd("web", { dataPlane: "none" }), mtls: false });
    const {
      reporter: _reporter,
      source_canonical_revision: revision,
      ...labels
    } = labelsBy(flow, "destination") ?? {};
    expect(revision).toBe("latest");
    for (const [name, value] of Object.entries(labels))
      if (name.startsWith("source_")) expect(value).toBe("unknown");
  });

  it.each([
    ["an external host", { host: "api.example.com", name: "api.example.com", namespace: "shop" }],
    ["PassthroughCluster", { host: "other.example.com", name: "PassthroughCluster", namespace: "unknown" }],
    ["BlackHoleCluster", { host: "10.9.8.7", name: "BlackHoleCluster", namespace: "unknown" }],
  ])("names %s as the service and no workload", (_what, service) => {
    const told = { ...service, namespace: service.namespace === "unknown" ? "" : service.namespace };
    expect(labelsBy(demoFlow({ service: told, destination: null }), "source")).toMatchObject({
      destination_service: service.host,
      destination_service_name: service.name,
      destination_service_namespace: service.namespace,
      destination_workload: "unknown",
      destination_cluster: "unknown",
    });
  });

  // https://github.com/istio/istio/blob/master/pilot/pkg/model/telemetry.go (disableHostHeaderFallback)
  it.each([
    ["sidecar", "http", "old.shop"],
    ["sidecar", "tcp", "unknown"],
    ["gateway", "http", "unknown"],
  ] as const)("lets a %s name %s without a route %s", (dataPlane, protocol, named) => {
    const by = demoEnd("web", { dataPlane });
    const flow = demoFlow({
      source: by,
      destination: null,
      service: { host: "old.shop", name: "", namespace: "" },
      reports: [{ reporter: "source", by, source: by, destination: null, protocol }],
    });
    expect(labelsBy(flow, "source")).toMatchObject({
      destination_service: named,
      destination_service_name: named,
      destination_service_namespace: "unknown",
    });
  });

  it("names what passes through to a pod from the pod's side", () => {
    const flow = demoFlow({ service: { host: "10.1.0.3", name: "PassthroughCluster", namespace: "" } });
    expect(labelsBy(flow, "source")).toMatchObject({ destination_service_name: "PassthroughCluster" });
    expect(labelsBy(flow, "destination")).toMatchObject({
      destination_service_name: "InboundPassthroughCluster",
    });
  });

  it("writes a response flag, and a dash for none", () => {
    expect(labelsBy(demoFlow({ flags: "UC" }), "source")).toMatchObject({ response_flags: "UC" });
    expect(labelsBy(demoFlow(), "source")).toMatchObject({ response_flags: "-" });
  });

  it("ends each histogram's cumulative buckets at its count, sizes included", () => {
    const by = demoEnd("web", { buckets: [1, 5, 10, 50, 100, 500, 1_000, 5_000] });
    const [stream] = streams(demoFlow({ source: by }));
    for (const name of [
      "istio_request_duration_milliseconds",
      "istio_request_bytes",
      "istio_response_bytes",
    ]) {
      const buckets = (stream?.rates ?? []).filter((rate) => rate.name === `${name}_bucket`);
      expect(buckets.map(({ le }) => le)).toEqual([
        "1",
        "5",
        "10",
        "50",
        "100",
        "500",
        "1000",
        "5000",
        "+Inf",
      ]);
      const rates = buckets.map(({ perSecond }) => perSecond);
      expect(rates).toEqual(rates.toSorted((left, right) => left - right));
      expect(rates.at(-1)).toBe(rateOf(stream, `${name}_count`));
    }
    expect(rateOf(stream, "istio_request_bytes_sum")).toBeCloseTo(5_000, 6);
    expect(rateOf(stream, "istio_response_bytes_sum")).toBeCloseTo(20_000, 6);
  });

  it("exposes the sums alone of sizes where a pod keeps few buckets", () => {
    const [stream] = streams(demoFlow());
    expect(stream?.rates.map(({ name }) => name).filter((name) => name.includes("_bytes"))).toEqual([
      "istio_request_bytes_sum",
      "istio_response_bytes_sum",
    ]);
  });

  it("counts bytes to the server as received, whoever reports", () => {
    const tcp = demoFlow({ protocol: "tcp", code: "", latency: null });
    expect(streams(tcp)).toHaveLength(2);
    for (const stream of streams(tcp)) {
      expect(rateOf(stream, "istio_tcp_received_bytes_total")).toBe(5_000);
      expect(rateOf(stream, "istio_tcp_sent_bytes_total")).toBe(20_000);
      expect(rateOf(stream, "istio_tcp_connections_opened_total")).toBe(10);
      expect(stream.labels).not.toHaveProperty("response_code");
    }
  });

  it.each([
    ["0", 10],
    ["14", 0],
  ])(
    "counts gRPC messages by their peers only; with status %s %d answers a second",
    (grpcStatus, answers) => {
      const messages = streams(demoFlow({ protocol: "grpc", grpcStatus }))[1];
      expect(Object.keys(messages?.labels ?? {})).toHaveLength(20);
      expect(rateOf(messages, "istio_request_messages_total")).toBe(10);
      expect(rateOf(messages, "istio_response_messages_total")).toBe(answers);
    },
  );

  it("splits a report evenly over its pods, and the sum is the flow's rate", () => {
    const flow = demoFlow({
      source: demoEnd("web", { replicas: 3 }),
      destination: demoEnd("cart", { replicas: 2 }),
    });
    const requests = streams(flow).map((stream) => [
      stream.target.labels["pod"],
      rateOf(stream, "istio_requests_total")?.toFixed(6),
    ]);
    expect(requests).toEqual([
      ...[0, 1, 2].map((index) => [`web-5d8f7-${index}`, "3.333333"]),
      ...[0, 1].map((index) => [`cart-5d8f7-${index}`, "5.000000"]),
    ]);
    expect(totalOf(streams(flow), "istio_requests_total")).toBeCloseTo(20, 9);
  });

  it("counts nothing for a pod that does not run", () => {
    expect(streams(demoFlow({ source: demoEnd("gone"), destination: null }))).toEqual([]);
  });

  it("counts a mirrored copy only where its report says so", () => {
    const flow = demoFlow({ role: "mirror" });
    expect(
      streams({ ...flow, reports: flow.reports.slice(1) }).map(({ labels }) => labels["reporter"]),
    ).toEqual(["destination"]);
    expect(streams({ ...flow, reports: [] })).toEqual([]);
  });

  it("knows who called a waypoint that refused the call: what goes there goes over HBONE", () => {
    const source = demoEnd("web", { dataPlane: "ztunnel" });
    const by = demoEnd("waypoint", { dataPlane: "waypoint" });
    const reports: readonly FlowReport[] = [
      { reporter: "waypoint", by, source, destination: null, protocol: "http" },
    ];
    const [only] = streams(demoFlow({ source, destination: null, code: "403", mtls: false, reports }));
    expect(only?.labels).toMatchObject({
      source_workload: "web",
      source_principal: "spiffe://cluster.local/ns/shop/sa/web",
      destination_workload: "unknown",
      connection_security_policy: "mutual_tls",
    });
  });

  it("reports at a waypoint by the waypoint's own pods", () => {
    const [source, destination] = ["web", "cart"].map((name) => demoEnd(name, { dataPlane: "ztunnel" }));
    const by = demoEnd("waypoint", { dataPlane: "waypoint" });
    if (!source || !destination) return expect.unreachable();
    const reports: readonly FlowReport[] = [
      { reporter: "waypoint", by, source, destination, protocol: "http" },
    ];
    const [only, ...more] = streams(demoFlow({ source, destination, reports }));
    expect(more).toEqual([]);
    expect(only?.target.labels["pod"]).toBe("waypoint-5d8f7-0");
    expect(only?.labels).toMatchObject({
      reporter: "waypoint",
      source_workload: "web",
      destination_workload: "cart",
      connection_security_policy: "mutual_tls",
    });
  });
});

// https://github.com/istio/ztunnel/blob/master/src/proxy/metrics.rs
describe("flowStreams of ztunnels", () => {
  const web = demoEnd("web", {
    dataPlane: "ztunnel",
    pods: ["node-1", "node-2", "node-2"].map((node, index) => ({
      name: `web-5d8f7-${index}`,
      address: "",
      node,
    })),
  });
  const cart = demoEnd("cart", { dataPlane: "ztunnel" });
  const ambient = (parts: Partial<MeshFlow> = {}): MeshFlow =>
    demoFlow({
      source: web,
      destination: cart,
      reports: [{ reporter: "source", by: web, source: web, destination: cart, protocol: "tcp" }],
      ...parts,
    });

  it("counts by the ztunnel of each node, in proportion to its pods", () => {
    const all = streams(ambient({ protocol: "tcp" }));
    expect(all.map(({ target }) => [target.labels["app"], target.labels["node"]])).toEqual([
      ["ztunnel", "node-1"],
      ["ztunnel", "node-2"],
    ]);
    expect(all.map((stream) => rateOf(stream, "istio_tcp_received_bytes_total"))).toEqual([
      expect.closeTo(5_000 / 3),
      expect.closeTo(10_000 / 3),
    ]);
    expect(totalOf(all, "istio_tcp_connections_opened_total")).toBeCloseTo(10, 9);
  });

  it("writes ztunnel's labels in its order, canonical names as app and version", () => {
    const [stream] = streams(ambient());
    expect(Object.keys(stream?.labels ?? {})).toEqual(
      (
        "reporter source_workload source_canonical_service source_canonical_revision source_workload_namespace " +
        "source_principal source_app source_version source_cluster destination_service " +
        "destination_service_namespace destination_service_name destination_workload " +
        "destination_canonical_service destination_canonical_revision destination_workload_namespace " +
        "destination_principal destination_app destination_version destination_cluster request_protocol " +
        "response_flags connection_security_policy"
      ).split(" "),
    );
    expect(stream?.labels).toMatchObject({
      request_protocol: "tcp",
      source_app: "web",
      source_version: "latest",
      connection_security_policy: "mutual_tls",
    });
  });

  it("opens fewer connections than there are requests", () => {
    expect(totalOf(streams(ambient()), "istio_tcp_connections_opened_total")).toBeLessThan(1);
  });

  it("counts a connection for each request where connections are refused", () => {
    const all = streams(ambient({ flags: "DENY", protocol: "http" }));
    expect(totalOf(all, "istio_tcp_connections_failed_total")).toBeCloseTo(10, 9);
    expect(totalOf(all, "istio_tcp_connections_opened_total")).toBeCloseTo(10, 9);
  });

  it("tells of a failed connection when it ends, not when it opens", () => {
    const all = streams(ambient({ flags: "DENY", protocol: "tcp" })).slice(0, 2);
    const [opened, failed] = all;
    expect(opened?.labels["response_flags"]).toBe("-");
    expect(rateOf(opened, "istio_tcp_connections_closed_total")).toBe(0);
    expect(failed?.labels["response_flags"]).toBe("DENY");
    expect(rateOf(failed, "istio_tcp_connections_failed_total")).toBeCloseTo(10 / 3);
    expect(rateOf(failed, "istio_tcp_connections_closed_total")).toBeCloseTo(10 / 3);
  });

  it("does not repeat the flags of other proxies", () => {
    expect(streams(ambient({ flags: "UH" })).map(({ labels }) => labels["response_flags"])).toEqual([
      "-",
      "-",
    ]);
  });
});
