import { describe, expect, it } from "vitest";
import { graphContext } from "@/lib/testing/graph-context";
import { graphOfRows as graph } from "@/lib/testing/graph-of-rows";
import { row } from "@/lib/testing/telemetry-row";
import type { Graph, GraphNode } from "./graph";
import type { GraphContext } from "./graph-context";
import type { TelemetryRow } from "./telemetry-row";

const server = (changes: Partial<TelemetryRow> = {}): TelemetryRow =>
  row({ reporter: "destination", securityPolicy: "mutual_tls", ...changes });
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

function nodeOf(found: Graph, id: string): GraphNode | undefined {
  return found.nodes.find((node) => node.id === id);
}

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
    [
      "a call by IPv6 address",
      toService("", "", "[fd00::7]:8080"),
      { type: "unknown", reason: "callByPodIp" },
    ],
    [
      "a call to a host whose name is spelt with hexadecimal digits",
      toService("", "", "db:5432"),
      { type: "unknown", reason: "hostNotInRegistry" },
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
    expect(graph([byAddress], { serviceNodes: true }).edges.map((edge) => edge.id)).toEqual([
      "workload/Kubernetes/bookinfo/productpage-v1>workload/Kubernetes/bookinfo/reviews-v1:http",
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
