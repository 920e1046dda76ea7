import { describe, expect, it } from "vitest";
import { graphContext, graphOptions } from "@/lib/testing/graph-context";
import { row } from "@/lib/testing/telemetry-row";
import { buildGraph, type GraphInput } from "./build-graph";
import type { Graph, GraphEdge, GraphNode } from "./graph";
import type { ContextWorkload, GraphContext } from "./graph-context";
import type { GraphOptions } from "./graph-options";
import type { TelemetryRow } from "./telemetry-row";

function graph(
  rows: readonly TelemetryRow[],
  options: Partial<GraphOptions> = {},
  changes: Partial<GraphInput> = {},
): Graph {
  const input = { quantiles: [], context: graphContext(), namespaces: null, at: 1_000 };
  return buildGraph({ ...input, rows, options: graphOptions(options), ...changes });
}

const server = (changes: Partial<TelemetryRow> = {}): TelemetryRow =>
  row({ reporter: "destination", securityPolicy: "mutual_tls", ...changes });
const tcp = { protocol: "tcp", code: "" } as const;
const noWorkload = {
  destinationNamespace: "",
  destinationWorkload: "",
  destinationApp: "",
  destinationVersion: "",
  destinationCluster: "",
};
const noSource = {
  sourceNamespace: "",
  sourceWorkload: "",
  sourceApp: "",
  sourceVersion: "",
  sourceCluster: "",
};

/** Edges as "source>target:protocol rate", without the cluster. */
function drawn({ edges }: Graph): string[] {
  return edges.map(({ id, requestsPerSecond }) => `${id.replaceAll("/Kubernetes", "")} ${requestsPerSecond}`);
}

function onlyEdge(rows: readonly TelemetryRow[], options: Partial<GraphOptions> = {}): GraphEdge {
  const [edge, ...others] = graph(rows, options).edges;
  if (!edge || others.length > 0) throw new Error("expected exactly one edge");
  return edge;
}

function nodeOf(found: Graph, id: string): GraphNode | undefined {
  return found.nodes.find((node) => node.id === id);
}

describe("projections", () => {
  const mesh = [
    row({
      sourceWorkload: "gateway",
      sourceApp: "gateway",
      sourceVersion: "latest",
      value: 3,
      destinationWorkload: "productpage-v1",
      destinationApp: "productpage",
      destinationService: "productpage",
    }),
    row({ value: 2 }),
    row({ value: 1, destinationWorkload: "reviews-v2", destinationVersion: "v2" }),
  ];

  it.each<[string, Partial<GraphOptions>, string[]]>([
    [
      "a workload graph",
      {},
      [
        "workload/bookinfo/gateway>workload/bookinfo/productpage-v1:http 3",
        "workload/bookinfo/productpage-v1>workload/bookinfo/reviews-v1:http 2",
        "workload/bookinfo/productpage-v1>workload/bookinfo/reviews-v2:http 1",
      ],
    ],
    [
      "an app graph, which adds versions up",
      { type: "app" },
      [
        "app/bookinfo/gateway>app/bookinfo/productpage:http 3",
        "app/bookinfo/productpage>app/bookinfo/reviews:http 3",
      ],
    ],
    [
      "a versioned app graph",
      { type: "versionedApp" },
      [
        "versionedApp/bookinfo/gateway/latest>versionedApp/bookinfo/productpage/v1:http 3",
        "versionedApp/bookinfo/productpage/v1>versionedApp/bookinfo/reviews/v1:http 2",
        "versionedApp/bookinfo/productpage/v1>versionedApp/bookinfo/reviews/v2:http 1",
      ],
    ],
    [
      "a service graph, in which a caller is the service that reaches it and stays a workload where none does",
      { type: "service" },
      [
        "service/bookinfo/productpage>service/bookinfo/reviews:http 3",
        "workload/bookinfo/gateway>service/bookinfo/productpage:http 3",
      ],
    ],
    [
      "an app graph with service nodes",
      { type: "app", serviceNodes: true },
      [
        "app/bookinfo/gateway>service/bookinfo/productpage:http 3",
        "app/bookinfo/productpage>service/bookinfo/reviews:http 3",
        "service/bookinfo/productpage>app/bookinfo/productpage:http 3",
        "service/bookinfo/reviews>app/bookinfo/reviews:http 3",
      ],
    ],
  ])("make %s", (_, options, expected) => {
    expect(drawn(graph(mesh, options))).toEqual(expected);
  });

  const apiCall = { destinationWorkload: "productpage-v1", destinationApp: "productpage" };
  it.each<[string, string[], string]>([
    ["the canonical one among several services", ["productpage", "frontend"], "service/bookinfo/productpage"],
    ["the only service, whatever its name", ["frontend"], "service/bookinfo/frontend"],
    [
      "itself where several services reach it and none is canonical",
      ["a", "b"],
      "workload/bookinfo/productpage-v1",
    ],
    ["itself where it is called by pod address only", [""], "workload/bookinfo/productpage-v1"],
  ])("show a caller in the service graph as %s, never twice", (_, services, source) => {
    const calls = services.map((destinationService) =>
      row({
        sourceWorkload: "gateway",
        ...apiCall,
        destinationService,
        destinationServiceNamespace: destinationService && "bookinfo",
      }),
    );
    const sources = drawn(graph([...calls, row({ value: 8 })], { type: "service" }));
    expect(sources.filter((edge) => edge.endsWith(" 8"))).toEqual([
      `${source}>service/bookinfo/reviews:http 8`,
    ]);
  });

  it("fall back to the app without a version, and to the workload without an app", () => {
    const nameless = row({ sourceVersion: "", destinationApp: "", destinationVersion: "" });
    expect(drawn(graph([nameless], { type: "versionedApp" }))).toEqual([
      "app/bookinfo/productpage>workload/bookinfo/reviews-v1:http 1",
    ]);
  });

  it("take names that telemetry does not know from the cluster's objects, and only those", () => {
    const known = { reports: true, runningSince: 0, healthAnnotation: "" };
    const workloads = [
      { namespace: "bookinfo", workload: "reviews-v1", app: "reviews", version: "v1", ...known },
      { namespace: "bookinfo", workload: "productpage-v1", app: "other", version: "v9", ...known },
    ];
    const rows = [row({ destinationApp: "", destinationVersion: "" })];
    expect(drawn(graph(rows, { type: "versionedApp" }, { context: graphContext({ workloads }) }))).toEqual([
      "versionedApp/bookinfo/productpage/v1>versionedApp/bookinfo/reviews/v1:http 1",
    ]);
  });

  it("keep equally named workloads of two clusters apart", () => {
    const rows = [row(), row({ destinationCluster: "west" })];
    expect(graph(rows).nodes.map((node) => node.cluster)).toEqual(["Kubernetes", "Kubernetes", "west"]);
  });

  it("encode names, so that no name can look like two parts of an id", () => {
    const { target } = onlyEdge([
      row({ ...noWorkload, destinationService: "a/b", destinationServiceNamespace: "" }),
    ]);
    expect(target).toBe("external/Kubernetes/a%2Fb");
  });

  it("keep only flows with an end or service in the namespaces asked for", () => {
    const elsewhere = row({
      sourceNamespace: "x",
      destinationNamespace: "y",
      destinationServiceNamespace: "z",
    });
    for (const namespace of ["x", "y", "z"])
      expect(graph([row(), elsewhere], {}, { namespaces: [namespace] }).edges).toHaveLength(1);
    expect(graph([row(), elsewhere], {}, { namespaces: ["none"] })).toMatchObject({ nodes: [], edges: [] });
  });
});

describe("ends that telemetry cannot name", () => {
  const toService = (service: string, namespace = "", host = service): TelemetryRow =>
    row({
      ...noWorkload,
      destinationService: service,
      destinationServiceNamespace: namespace,
      destinationHost: host,
    });
  const serviceEntries: GraphContext["serviceEntries"] = [
    { namespace: "egress", host: "api.example.com" },
    { namespace: "egress", host: "*.example.org" },
  ];

  it.each<[string, TelemetryRow, Partial<GraphNode>]>([
    [
      "a request that reached no workload ends at the service",
      toService("reviews", "bookinfo", "reviews.bookinfo.svc.cluster.local"),
      { type: "service", name: "reviews", namespace: "bookinfo", service: "reviews" },
    ],
    [
      "a host of a ServiceEntry",
      toService("api.example.com"),
      { type: "serviceEntry", namespace: "egress", name: "api.example.com" },
    ],
    [
      "a host under a ServiceEntry's wildcard",
      toService("a.b.example.org", "egress"),
      { type: "serviceEntry", namespace: "egress", name: "*.example.org" },
    ],
    [
      "a host outside the registry",
      toService("example.net"),
      { type: "external", name: "example.net", reason: "hostNotInRegistry" },
    ],
    [
      "an unmatched call let through",
      toService("PassthroughCluster"),
      { type: "passthrough", reason: "hostNotInRegistry" },
    ],
    [
      "an unmatched call blocked",
      toService("BlackHoleCluster"),
      { type: "blackHole", reason: "blockedByRegistryOnly" },
    ],
    [
      "a call by address to nothing known",
      toService("", "", "10.0.0.7:8080"),
      { type: "unknown", reason: "callByPodIp" },
    ],
    ["a call to nothing known", toService(""), { type: "unknown", reason: "hostNotInRegistry" }],
  ])("show %s", (_, toDraw, expected) => {
    for (const serviceNodes of [false, true]) {
      const found = graph([toDraw], { serviceNodes }, { context: graphContext({ serviceEntries }) });
      expect(found.edges).toHaveLength(1);
      expect(nodeOf(found, found.edges[0]?.target ?? "")).toMatchObject(expected);
    }
  });

  it("draw no service node for a call by pod address to a known workload", () => {
    const byAddress = server({
      destinationService: "InboundPassthroughCluster",
      destinationServiceNamespace: "",
    });
    expect(drawn(graph([byAddress], { serviceNodes: true }))).toEqual([
      "workload/bookinfo/productpage-v1>workload/bookinfo/reviews-v1:http 1",
    ]);
  });

  it("show one unknown source per cluster, and say whether it sent plain text", () => {
    const outside = [server({ ...noSource }), server({ ...noSource, destinationWorkload: "ratings-v1" })];
    expect(nodeOf(graph(outside), "unknown/Kubernetes")).toMatchObject({
      type: "unknown",
      reason: "sourceOutsideMesh",
    });
    const plaintext = [...outside, server({ ...noSource, securityPolicy: "none" })];
    expect(nodeOf(graph(plaintext), "unknown/Kubernetes")?.reason).toBe("plaintextCallerWithoutMetadata");
  });
});

describe("figures of an edge", () => {
  it("count a request once that both sides reported with different codes", () => {
    const rows = [row({ code: "504", flags: "UT", value: 2 }), server({ code: "200", value: 2 })];
    expect(onlyEdge(rows)).toMatchObject({
      requestsPerSecond: 2,
      errorsPerSecond: 2,
      codes: [{ code: "504", flags: "UT", requestsPerSecond: 2 }],
      reported: { source: 2, destination: 2 },
      health: { status: "failure" },
    });
  });

  it("show what each side reported, and null for a side that reports nothing", () => {
    expect(onlyEdge([row({ value: 10 }), server({ value: 14 })]).reported).toEqual({
      source: 10,
      destination: 14,
    });
    expect(onlyEdge([row({ value: 10 })]).reported).toEqual({ source: 10, destination: null });
    expect(onlyEdge([server({ value: 14 })]).reported).toEqual({ source: null, destination: 14 });
    expect(onlyEdge([row({ reporter: "waypoint" })]).reported).toEqual({ source: null, destination: 1 });
  });

  it.each<[string, TelemetryRow[], number | null]>([
    ["null where only the client reports", [row({ securityPolicy: "mutual_tls" })], null],
    ["null where the server does not know", [server({ securityPolicy: "" })], null],
    ["exactly 100", [row(), server({ value: 0.1 }), server({ value: 0.2, code: "404" })], 100],
    ["exactly 0", [server({ securityPolicy: "none", value: 0.3 })], 0],
    ["weighted by rate", [server({ value: 3 }), server({ value: 1, securityPolicy: "none" })], 75],
    [
      "the waypoint's where no server reports",
      [row({ reporter: "waypoint", securityPolicy: "mutual_tls" })],
      100,
    ],
  ])("tell the percentage of mutual TLS: %s", (_, rows, expected) => {
    expect(onlyEdge(rows).mtlsPercent).toBe(expected);
  });

  it("show bytes both ways on tcp, whoever reports, and no requests", () => {
    const rows = [
      server({ ...tcp, measure: "tcpToServer", value: 700 }),
      server({ ...tcp, measure: "tcpToClient", value: 90 }),
    ];
    expect(onlyEdge(rows)).toMatchObject({
      requestsPerSecond: 0,
      errorsPerSecond: 0,
      bytesToServerPerSecond: 700,
      bytesToClientPerSecond: 90,
      reported: { source: null, destination: 700 },
    });
  });

  it("show bytes of requests and messages only where they were asked for", () => {
    const grpc = { protocol: "grpc", code: "0" };
    const rows = [
      row(grpc),
      row({ ...grpc, measure: "requestBytes", value: 50 }),
      row({ ...grpc, measure: "responseBytes", value: 60 }),
      row({ ...grpc, measure: "requestMessages", value: 7 }),
    ];
    expect(onlyEdge(rows)).toMatchObject({ bytesToServerPerSecond: null, messagesToServerPerSecond: null });
    expect(onlyEdge(rows, { throughput: true, messages: true })).toMatchObject({
      bytesToServerPerSecond: 50,
      bytesToClientPerSecond: 60,
      messagesToServerPerSecond: 7,
      messagesToClientPerSecond: 0,
    });
  });

  it("average response times over everything the edge adds up", () => {
    const timed = (version: string, count: number, sum: number): TelemetryRow[] => [
      row({ destinationWorkload: `reviews-${version}` }),
      row({ destinationWorkload: `reviews-${version}`, measure: "durationCount", value: count }),
      row({ destinationWorkload: `reviews-${version}`, measure: "durationSumMs", value: sum }),
    ];
    const rows = [...timed("v1", 1, 100), ...timed("v2", 3, 60)];
    expect(onlyEdge(rows, { type: "app", responseTime: "avg" }).responseTimeMs).toEqual({ avg: 40 });
    expect(onlyEdge(rows, { type: "app" }).responseTimeMs).toBeUndefined();
    expect(onlyEdge([row()], { responseTime: "avg" }).responseTimeMs).toBeUndefined();
  });

  it("judge by the rules of either end's annotation", () => {
    const workload = { namespace: "bookinfo", app: "", version: "", reports: true, runningSince: 0 };
    const withRules = (name: string): GraphContext =>
      graphContext({ workloads: [{ ...workload, workload: name, healthAnnotation: "200,0,0,http,.*" }] });
    for (const name of ["reviews-v1", "productpage-v1"])
      expect(graph([row()], {}, { context: withRules(name) }).edges).toMatchObject([
        { health: { status: "failure" } },
      ]);
  });
});

describe("traffic of a node", () => {
  it("takes inbound from the server and outbound from the client", () => {
    const found = graph([row({ value: 10 }), server({ value: 12 })]);
    expect(found.nodes.map((node) => node.traffic)).toMatchObject([
      [{ direction: "outbound", protocol: "http", requestsPerSecond: 10 }],
      [{ direction: "inbound", protocol: "http", requestsPerSecond: 12 }],
    ]);
  });

  it("takes inbound from the clients where the server does not report", () => {
    expect(graph([row({ value: 10 })]).nodes[1]?.traffic).toMatchObject([
      { direction: "inbound", requestsPerSecond: 10 },
    ]);
  });

  it("adds up each direction and protocol", () => {
    const rows = [
      row(),
      row({ sourceWorkload: "gateway" }),
      row({ ...tcp, measure: "tcpToServer", value: 9 }),
    ];
    expect(nodeOf(graph(rows), "workload/Kubernetes/bookinfo/reviews-v1")?.traffic).toMatchObject([
      { direction: "inbound", protocol: "http", requestsPerSecond: 2 },
      { direction: "inbound", protocol: "tcp", bytesPerSecond: 9 },
    ]);
  });
});

describe("idle nodes", () => {
  const workload = (changes: Partial<ContextWorkload>): ContextWorkload => ({
    namespace: "bookinfo",
    workload: "ratings-v1",
    app: "ratings",
    version: "v1",
    reports: true,
    runningSince: 0,
    healthAnnotation: "",
    ...changes,
  });
  const context = graphContext({
    workloads: [
      workload({}),
      workload({ workload: "ratings-v2", version: "v2", reports: false }),
      workload({ workload: "young", app: "young", runningSince: 960 }),
      workload({ workload: "reviews-v1", app: "renamed" }),
      workload({ namespace: "other" }),
    ],
    services: [
      { namespace: "bookinfo", service: "ratings", healthAnnotation: "" },
      { namespace: "unmeshed", service: "legacy", healthAnnotation: "" },
    ],
  });
  const idle = (options: Partial<GraphOptions>, namespaces: string[] | null = ["bookinfo"]): string[] =>
    graph([row()], { idle: true, ...options }, { context, namespaces })
      .nodes.filter((node) => node.traffic.length === 0)
      .map((node) => `${node.id.replace("/Kubernetes", "")} ${node.health.status}`);

  it("are added only where asked for", () => {
    expect(graph([row()], {}, { context }).nodes).toHaveLength(2);
  });

  it("tell no traffic from no data", () => {
    expect(idle({})).toEqual([
      "workload/bookinfo/ratings-v1 noTraffic",
      "workload/bookinfo/ratings-v2 noData",
      "workload/bookinfo/young noTraffic",
    ]);
  });

  it("are what the projection shows, known by the names telemetry uses", () => {
    expect(idle({ type: "app" })).toEqual(["app/bookinfo/ratings noTraffic", "app/bookinfo/young noTraffic"]);
    expect(idle({ type: "service" }, null)).toEqual([
      "service/bookinfo/ratings noTraffic",
      "service/unmeshed/legacy noData",
    ]);
    expect(idle({ type: "app", serviceNodes: true })).toContain("service/bookinfo/ratings noTraffic");
  });

  it("say how young they are where the window is longer than their life", () => {
    const { nodes } = graph([], { idle: true }, { context });
    const why = nodes.find((node) => node.name === "young")?.health.why;
    expect(why).toBe("No requests or bytes in the last 300 s. Its oldest pod started 40 s ago.");
  });
});
