import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoMeshConfig, demoService } from "@/lib/testing/demo-objects";
import { type DemoCaller, worldOfCaller } from "@/lib/testing/routed-call";
import type { K8sObject } from "../../world/k8s-object";
import type { TrafficPolicy } from "../model/traffic-policy";
import { trafficPolicyFor } from "./traffic-policy-for";

const SERVICES = [
  demoService({ name: "reviews" }),
  demoService({ namespace: "other", name: "details" }),
  demoConfig("ServiceEntry", "shop/api", {
    hosts: ["api.example.com"],
    ports: [{ number: 8080, name: "http", protocol: "HTTP" }],
    resolution: "DNS",
  }),
];

function policy(
  objects: readonly K8sObject[],
  {
    host = "reviews",
    port = 8080,
    subset = "",
    ...caller
  }: DemoCaller & { readonly host?: string; readonly port?: number; readonly subset?: string } = {},
): TrafficPolicy {
  const { world, client } = worldOfCaller([...SERVICES, ...objects], caller);
  return trafficPolicyFor(world, client, { host, port, subset });
}

const rule = (path: string, spec: JsonObject, created = ""): K8sObject => {
  const made = demoConfig("DestinationRule", path, { host: "reviews.shop.svc.cluster.local", ...spec });
  return { ...made, metadata: { ...made.metadata, creationTimestamp: created } };
};
const pool = (maxConnections: number): JsonObject => ({ connectionPool: { tcp: { maxConnections } } });
const limitOf = ({ connectionPool }: TrafficPolicy): number | null => connectionPool.maxConnections;

// https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy
describe("trafficPolicyFor without a rule", () => {
  const nothing = {
    rule: "",
    subset: "whole",
    subsetLabels: new Map(),
    tls: null,
    connectionPool: { maxConnections: null, maxPendingRequests: null, maxRequests: null },
    outlier: null,
    loadBalancing: "leastRequest",
  };
  it("limits nothing and leaves TLS to auto mTLS", () => {
    expect(policy([])).toEqual(nothing);
    expect(policy([rule("shop/other", { host: "ratings", trafficPolicy: pool(1) })])).toEqual(nothing);
  });

  it("misses every subset", () => {
    expect(policy([], { subset: "v1" }).subset).toBe("missing");
  });

  it.each(["none", "ztunnel"] as const)(
    "is the same for a client of data plane %s whatever the rules",
    (dataPlane) => {
      expect(policy([rule("shop/reviews", { trafficPolicy: pool(1) })], { dataPlane })).toEqual(nothing);
    },
  );
});

// https://istio.io/latest/docs/reference/config/networking/destination-rule/
describe("trafficPolicyFor reads a trafficPolicy", () => {
  it.each([
    ["DISABLE", { mode: "DISABLE" }, "DISABLE"],
    ["SIMPLE", { mode: "SIMPLE" }, "SIMPLE"],
    ["MUTUAL", { mode: "MUTUAL" }, "MUTUAL"],
    ["ISTIO_MUTUAL", { mode: "ISTIO_MUTUAL" }, "ISTIO_MUTUAL"],
    ["DISABLE where no mode is given", {}, "DISABLE"],
  ])("tls %s", (_mode, tls, expected) => {
    expect(policy([rule("shop/reviews", { trafficPolicy: { tls } })]).tls).toBe(expected);
  });

  it.each([
    [{ simple: "ROUND_ROBIN" }, "roundRobin"],
    [{ simple: "LEAST_REQUEST" }, "leastRequest"],
    [{ simple: "LEAST_CONN" }, "leastRequest"],
    [{ simple: "RANDOM" }, "random"],
    [{ simple: "PASSTHROUGH" }, "passthrough"],
    [{ simple: "UNSPECIFIED" }, "leastRequest"],
    [{ consistentHash: { httpHeaderName: "x-user" } }, "consistentHash"],
  ])("loadBalancer %j", (loadBalancer, expected) => {
    expect(policy([rule("shop/reviews", { trafficPolicy: { loadBalancer } })]).loadBalancing).toBe(expected);
  });

  it("connectionPool, where 0 and what is no number is no limit", () => {
    const connectionPool = {
      tcp: { maxConnections: 7 },
      http: { http1MaxPendingRequests: 0, http2MaxRequests: "9" },
    };
    expect(policy([rule("shop/reviews", { trafficPolicy: { connectionPool } })]).connectionPool).toEqual({
      maxConnections: 7,
      maxPendingRequests: null,
      maxRequests: null,
    });
  });

  it.each([
    ["Istio's defaults", {}, [5, 0, 10_000, 30_000, 10]],
    [
      "everything set",
      {
        consecutive5xxErrors: 3,
        consecutiveGatewayErrors: 2,
        interval: "5s",
        baseEjectionTime: "1m",
        maxEjectionPercent: 100,
      },
      [3, 2, 5_000, 60_000, 100],
    ],
    ["5xx not counted", { consecutive5xxErrors: 0 }, [0, 0, 10_000, 30_000, 10]],
    [
      "what is no number",
      { consecutive5xxErrors: "3", consecutiveGatewayErrors: -1 },
      [5, 0, 10_000, 30_000, 10],
    ],
    ["more than all pods", { maxEjectionPercent: 900 }, [5, 0, 10_000, 30_000, 100]],
  ])("outlierDetection with %s", (_what, outlierDetection, expected) => {
    const { outlier } = policy([rule("shop/reviews", { trafficPolicy: { outlierDetection } })]);
    expect([
      outlier?.consecutive5xx,
      outlier?.consecutiveGatewayErrors,
      outlier?.intervalMs,
      outlier?.baseEjectionMs,
      outlier?.maxEjectionPercent,
    ]).toEqual(expected);
  });
});

// https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy
describe("trafficPolicyFor merges levels", () => {
  const levels = rule("shop/reviews", {
    trafficPolicy: {
      ...pool(1),
      tls: { mode: "SIMPLE" },
      portLevelSettings: [{ port: { number: 9090 }, ...pool(2) }],
    },
    subsets: [
      { name: "plain", labels: { version: "v1" } },
      { name: "own", labels: { version: "v2" }, trafficPolicy: pool(3) },
      {
        name: "port",
        labels: {},
        trafficPolicy: {
          ...pool(4),
          portLevelSettings: [{ port: { number: 8080 }, tls: { mode: "DISABLE" } }],
        },
      },
    ],
  });
  it.each([
    ["the rule's", "", 8080, 1, "SIMPLE"],
    ["the port's, which inherits nothing", "", 9090, 2, null],
    ["the rule's for a subset without its own", "plain", 8080, 1, "SIMPLE"],
    ["the subset's over the rule's, part by part", "own", 8080, 3, "SIMPLE"],
    ["the subset's over the rule's port's", "own", 9090, 3, null],
    ["the port's of the subset over all, inheriting nothing", "port", 8080, null, "DISABLE"],
    ["the rule's for a subset that is missing", "v9", 8080, 1, "SIMPLE"],
  ] as const)("%s", (_level, subset, port, connections, tls) => {
    const found = policy([levels], { subset, port });
    expect([limitOf(found), found.tls]).toEqual([connections, tls]);
  });

  it("tells a subset's labels, and what is missing", () => {
    const found = policy([levels], { subset: "own" });
    expect([found.subset, [...found.subsetLabels], found.rule]).toEqual([
      "found",
      [["version", "v2"]],
      "DestinationRule shop/reviews",
    ]);
    const missing = policy([levels], { subset: "v9" });
    expect([missing.subset, missing.subsetLabels.size, missing.rule]).toEqual([
      "missing",
      0,
      "DestinationRule shop/reviews",
    ]);
  });
});

const numbered = (path: string, number: number, more: JsonObject = {}, created = ""): K8sObject =>
  rule(path, { trafficPolicy: pool(number), ...more }, created);
const DETAILS = { host: "details.other.svc.cluster.local" };

// https://github.com/istio/istio/issues/36596 and https://github.com/istio/istio/pull/17655
describe("trafficPolicyFor of a headless Service", () => {
  const headless = demoService({ name: "queue", spec: { clusterIP: "None" } });
  const hashed = rule("shop/queue", {
    host: "queue",
    trafficPolicy: { ...pool(3), loadBalancer: { consistentHash: { useSourceIp: true } } },
    subsets: [{ name: "v1", labels: { version: "v1" } }],
  });
  const of = (subset: string, dataPlane: "sidecar" | "gateway"): TrafficPolicy =>
    policy([headless, hashed], { host: "queue", subset, dataPlane });

  it("neither narrows nor balances at a sidecar, which goes to the pod its caller picked", () => {
    const { subset, subsetLabels, loadBalancing, ...rest } = of("v1", "sidecar");
    expect([subset, [...subsetLabels], loadBalancing]).toEqual(["found", [], "passthrough"]);
    expect(rest.connectionPool.maxConnections).toBe(3);
    expect(of("", "sidecar").loadBalancing).toBe("passthrough");
  });

  it("still misses a subset that no rule defines", () => {
    expect(of("v2", "sidecar").subset).toBe("missing");
  });

  it("narrows and balances as any other at a gateway", () => {
    const { subsetLabels, loadBalancing } = of("v1", "gateway");
    expect([[...subsetLabels], loadBalancing]).toEqual([[["version", "v1"]], "consistentHash"]);
  });
});

// https://istio.io/latest/docs/ops/best-practices/traffic-management/#cross-namespace-configuration
describe("which DestinationRule applies", () => {
  it.each([
    ["the client's namespace's", [numbered("shop/a", 1, DETAILS), numbered("other/b", 2, DETAILS)], 1],
    [
      "else the service's namespace's",
      [numbered("other/b", 2, DETAILS), numbered("istio-system/c", 3, DETAILS)],
      2,
    ],
    ["else the root namespace's", [numbered("istio-system/c", 3, DETAILS)], 3],
    ["no other namespace's", [numbered("third/d", 4, DETAILS)], null],
    ["a short host means the rule's own namespace", [numbered("other/b", 2, { host: "details" })], 2],
    ["of no other namespace", [numbered("shop/a", 1, { host: "details" })], null],
    ["name.namespace is no Service", [numbered("shop/a", 1, { host: "details.other" })], null],
    ["hosts of any case", [numbered("shop/a", 1, { host: "Details.Other.svc.cluster.local" })], 1],
    [
      "an exact host before a wildcard",
      [numbered("shop/w", 5, { host: "*.other.svc.cluster.local" }), numbered("shop/a", 1, DETAILS)],
      1,
    ],
    [
      "the longest wildcard",
      [
        numbered("shop/v", 6, { host: "*.local" }),
        numbered("shop/w", 5, { host: "*.other.svc.cluster.local" }),
      ],
      5,
    ],
    [
      "a wildcard of the client's namespace before an exact one of the service's",
      [numbered("shop/w", 5, { host: "*" }), numbered("other/b", 2, DETAILS)],
      5,
    ],
    [
      "none that its namespace keeps to itself",
      [numbered("other/b", 2, { ...DETAILS, exportTo: ["."] }), numbered("istio-system/c", 3, DETAILS)],
      3,
    ],
    [
      "one exported to the client's namespace",
      [numbered("other/b", 2, { ...DETAILS, exportTo: ["shop"] })],
      2,
    ],
    [
      "a wildcard where the exact one is not exported",
      [
        numbered("other/b", 2, { ...DETAILS, exportTo: ["."] }),
        numbered("other/w", 5, { host: "*.other.svc.cluster.local" }),
      ],
      5,
    ],
    ["none exported to nobody", [numbered("shop/a", 1, { ...DETAILS, exportTo: ["~"] })], null],
    [
      "the mesh's default exportTo",
      [demoMeshConfig("defaultDestinationRuleExportTo: ['.']"), numbered("other/b", 2, DETAILS)],
      null,
    ],
  ])("%s", (_rule, objects, expected) => {
    expect(limitOf(policy(objects, { host: "details.other" }))).toBe(expected);
  });

  it.each([
    [
      "the service's namespace's first",
      [numbered("istio-system/c", 3, DETAILS), numbered("other/b", 2, DETAILS)],
      2,
    ],
    [
      "its own where only it sees it",
      [numbered("istio-system/c", 3, { ...DETAILS, exportTo: ["."] }), numbered("other/b", 2, DETAILS)],
      3,
    ],
    ["its own without another", [numbered("istio-system/c", 3, DETAILS)], 3],
  ])("for a client in the root namespace %s", (_rule, objects, expected) => {
    expect(limitOf(policy(objects, { host: "details.other", namespace: "istio-system" }))).toBe(expected);
  });

  it("applies to the host of a ServiceEntry", () => {
    expect(
      limitOf(policy([numbered("shop/a", 1, { host: "*.example.com" })], { host: "api.example.com" })),
    ).toBe(1);
  });
});

// https://istio.io/latest/docs/reference/config/networking/destination-rule/#DestinationRule
describe("a DestinationRule with a workloadSelector", () => {
  const forWeb = { workloadSelector: { matchLabels: { app: "web" } } };
  it.each([
    ["applies to the clients it selects", [numbered("shop/s", 1, forWeb), numbered("shop/a", 2)], {}, 1],
    [
      "leaves others to the rule for all",
      [numbered("shop/s", 1, forWeb), numbered("shop/a", 2)],
      { labels: { app: "x" } },
      2,
    ],
    [
      "applies to no client that has only some of its labels",
      [numbered("shop/s", 1, { workloadSelector: { matchLabels: { app: "web", tier: "x" } } })],
      {},
      null,
    ],
    ["leaves others without a rule", [numbered("shop/s", 1, forWeb)], { labels: { app: "x" } }, null],
    [
      "applies to no client of another namespace",
      [numbered("shop/s", 1, forWeb)],
      { namespace: "other" },
      null,
    ],
  ])("%s", (_rule, objects, caller, expected) => {
    expect(limitOf(policy(objects, { host: "reviews.shop", ...caller }))).toBe(expected);
  });
});

// https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
describe("several DestinationRules for one host of one namespace", () => {
  const subset = (name: string, version: string): JsonObject => ({
    subsets: [{ name, labels: { version } }],
  });
  const young = rule("shop/a", { ...subset("v2", "2"), trafficPolicy: pool(2) }, "2026-02-01T00:00:00Z");
  const old = rule("shop/b", { ...subset("v1", "1"), trafficPolicy: pool(1) }, "2026-01-01T00:00:00Z");

  it("give the oldest one's policy and the subsets of all", () => {
    const found = policy([young, old], { subset: "v2" });
    expect([found.subset, limitOf(found), found.rule]).toEqual(["found", 1, "DestinationRule shop/b"]);
    expect(policy([young, old], { subset: "v1" }).subset).toBe("found");
  });

  it("give the first policy there is", () => {
    expect(limitOf(policy([rule("shop/b", {}, "2025-01-01T00:00:00Z"), young]))).toBe(2);
  });

  it("keep the oldest of two subsets of one name", () => {
    const again = rule("shop/c", subset("v1", "9"), "2026-03-01T00:00:00Z");
    expect([...policy([again, old], { subset: "v1" }).subsetLabels]).toEqual([["version", "1"]]);
  });
});
