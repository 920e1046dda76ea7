import { describe, expect, test } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { clusterObject } from "@/lib/testing/cluster-object";
import { completionValues } from "./completion-values";

const service = clusterObject("Service", "shop", "cart", {
  data: {
    spec: {
      selector: { app: "cart" },
      ports: [{ port: 80, name: "http", protocol: "TCP" }, { name: "broken" }],
    },
  },
});
const pod = (name: string, version: string, app = "cart"): ClusterObject =>
  clusterObject("Pod", "shop", name, { labels: { app, ...(version && { version }) } });
const rule = (name: string, host: string, ...subsets: string[]): ClusterObject =>
  clusterObject("DestinationRule", "shop", name, {
    data: { spec: { host, subsets: subsets.map((one) => ({ name: one })) } },
  });

function values(...objects: readonly ClusterObject[]): ReturnType<typeof completionValues> {
  return completionValues((kind) => objects.filter((object) => object.kind === kind), ["shop"]);
}

describe("names for completion", () => {
  test("a Service's host comes with its ports, the versions of its pods and the subsets of every rule for it", () => {
    const { hosts } = values(
      service,
      pod("a", "v2"),
      pod("b", "v1"),
      pod("c", ""),
      pod("d", "v9", "other"),
      rule("one", "cart", "v1"),
      rule("two", "cart.shop.svc.cluster.local", "v2", "v1"),
      rule("elsewhere", "cart.other.svc.cluster.local", "v3"),
    );
    expect(hosts).toEqual([
      {
        host: "cart.shop.svc.cluster.local",
        namespace: "shop",
        ports: [{ number: 80, name: "http", protocol: "TCP" }],
        subsets: ["v1", "v2"],
        versions: ["v1", "v2"],
      },
    ]);
  });

  test("a Service without a selector has no versions: nothing is behind it", () => {
    const bare = clusterObject("Service", "shop", "bare", { data: { spec: {} } });
    expect(values(bare, pod("a", "v1")).hosts[0]?.versions).toEqual([]);
  });

  test("a Service's versions are those of pods of its namespace with all labels of its selector", () => {
    const narrow = clusterObject("Service", "shop", "cart", {
      data: { spec: { selector: { app: "cart", tier: "web" } } },
    });
    const far = clusterObject("Pod", "bank", "x", { labels: { app: "cart", tier: "web", version: "v3" } });
    const near = clusterObject("Pod", "shop", "y", { labels: { app: "cart", tier: "web", version: "v4" } });
    expect(values(narrow, pod("a", "v1"), far).hosts[0]?.versions).toEqual([]);
    expect(values(narrow, pod("a", "v1"), far, near).hosts[0]?.versions).toEqual(["v4"]);
    expect(values(narrow).hosts[0]).toMatchObject({ ports: [], subsets: [], versions: [] });
  });

  test("a port's protocol is what the application speaks, where it says", () => {
    const ports = [
      { port: 80, protocol: "TCP", appProtocol: "grpc" },
      { port: 81, protocol: "TCP", appProtocol: "" },
      { port: "82" },
    ];
    const spoken = clusterObject("Service", "shop", "s", { data: { spec: { ports } } });
    expect(values(spoken).hosts[0]?.ports.map(({ protocol }) => protocol)).toEqual(["grpc", "TCP"]);
  });

  test("gateways of both APIs are told apart", () => {
    const found = completionValues(
      (kind) => (kind.startsWith("Gateway.") ? [clusterObject("Gateway", "edge", kind)] : []),
      [],
    );
    expect(found.gateways).toEqual([
      { namespace: "edge", name: "Gateway.networking.istio.io", api: "istio" },
      { namespace: "edge", name: "Gateway.gateway.networking.k8s.io", api: "gatewayApi" },
    ]);
  });

  test("at most two hundred labels are listed, each with all its values in order", () => {
    const labelled = (name: string, labels: Record<string, string>): ClusterObject =>
      clusterObject("Pod", "shop", name, { labels });
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`key-${index}`, "b"]));
    const { podLabels } = values(labelled("a", many), labelled("b", { "key-0": "a", late: "x" }));
    expect(Object.keys(podLabels)).toHaveLength(200);
    expect(podLabels["key-0"]).toEqual(["a", "b"]);
    expect(podLabels).not.toHaveProperty("late");
  });

  test("each host of a ServiceEntry is one, with the entry's ports", () => {
    const entry = clusterObject("ServiceEntry", "shop", "outside", {
      data: {
        spec: { hosts: ["a.example.org", "b.example.org"], ports: [{ number: 443, protocol: "TLS" }] },
      },
    });
    expect(values(entry).hosts.map(({ host, ports }) => [host, ports[0]?.number])).toEqual([
      ["a.example.org", 443],
      ["b.example.org", 443],
    ]);
  });

  test("labels of pods are listed with their values, never more than a hundred of one", () => {
    const pods = Array.from({ length: 150 }, (_, index) =>
      clusterObject("Pod", "shop", `p${index}`, { labels: { id: String(index), app: "cart" } }),
    );
    const { podLabels } = values(...pods);
    expect(podLabels["app"]).toEqual(["cart"]);
    expect(podLabels["id"]).toHaveLength(100);
  });

  test("workloads, service accounts and gateways are listed by namespace and name", () => {
    const found = values(
      clusterObject("Deployment", "shop", "cart-v1"),
      clusterObject("ServiceAccount", "shop", "cart"),
    );
    expect(found.workloads).toEqual([{ namespace: "shop", name: "cart-v1", kind: "Deployment" }]);
    expect(found.serviceAccounts).toEqual([{ namespace: "shop", name: "cart" }]);
    expect(found.gateways).toEqual([]);
  });
});
