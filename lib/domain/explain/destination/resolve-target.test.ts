import { describe, expect, it } from "vitest";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { demoConfig, demoPod, demoService } from "@/lib/testing/demo-objects";
import { edgeMesh } from "@/lib/testing/explain/gateway-edge";
import type { JsonObject } from "../../mesh/cluster-object";
import type { RoutedTarget } from "../routed";
import type { Seeker } from "./find-service";
import { resolveTarget } from "./resolve-target";

const WEB = "web.shop.svc.cluster.local";
const pod = (version: string, more: Partial<Parameters<typeof demoPod>[0]> = {}): K8sObject =>
  demoPod({ workload: `web-${version}`, labels: { app: "web", version }, ...more });
const rule = (spec: JsonObject): K8sObject =>
  demoConfig("DestinationRule", "shop/web", {
    host: "web",
    subsets: [
      { name: "v1", labels: { version: "v1" } },
      { name: "v9", labels: { version: "v9" } },
    ],
    ...spec,
  });
const CLUSTER: readonly K8sObject[] = [
  pod("v1"),
  pod("v2"),
  pod("v2", { index: 1, ready: false }),
  demoService({ name: "web" }),
  demoService({ name: "idle" }),
  demoService({ name: "db", selector: { app: "web" }, spec: { clusterIP: "None" } }),
  demoConfig("ServiceEntry", "shop/out", {
    hosts: ["out.example.com"],
    resolution: "DNS",
    ports: [{ number: 8080, name: "http", protocol: "HTTP" }],
  }),
];
const PROXY: Seeker = {
  caller: { namespace: "shop", labels: {}, dataPlane: "sidecar" },
  namespace: "shop",
};
const DNS: Seeker = { caller: "dns", namespace: "shop" };
type Target = Pick<RoutedTarget, "host" | "port" | "subset" | "percent">;

function resolved(
  target: Partial<Target>,
  more: readonly K8sObject[] = [],
  seeker: Seeker = PROXY,
): { readonly ends: readonly string[]; readonly said: readonly string[] } {
  const asked = { host: WEB, port: 8080, subset: "", percent: 100, ...target };
  const { destination, steps } = resolveTarget(edgeMesh([...CLUSTER, ...more]).routing, seeker, asked);
  return {
    ends: destination.endpoints.map(({ workload, address }) => workload || address),
    said: steps.map(({ path, verdict, because }) => `${path} ${verdict}: ${because}`),
  };
}

describe("behind a target of a route are", () => {
  it.each<readonly [what: string, target: Partial<Target>, ends: readonly string[], said: readonly string[]]>(
    [
      ["the ready pods of a Service", {}, ["web-v1", "web-v2"], [` takes: behind ${WEB}: 2 ready pods`]],
      [
        "those of the subset, by the DestinationRule",
        { subset: "v1" },
        ["web-v1"],
        [
          "spec.subsets takes: subset v1 is pods with version=v1",
          ` takes: behind ${WEB}, subset v1: 1 ready pod`,
        ],
      ],
      [
        "none in a subset that no pod is of",
        { subset: "v9" },
        [],
        [
          "spec.subsets takes: subset v9 is pods with version=v9",
          ` refuses: no ready pod is behind ${WEB}, subset v9: 503`,
        ],
      ],
      [
        "none in a subset that nobody defines",
        { subset: "x" },
        [],
        ["spec.subsets refuses: it defines no subset x: 503"],
      ],
      [
        "none at a port that the Service lacks",
        { port: 1 },
        [],
        ["spec.ports refuses: it has no port 1, but 8080: 503"],
      ],
      [
        "none behind a Service that selects nothing that runs",
        { host: "idle.shop.svc.cluster.local" },
        [],
        [" refuses: no ready pod is behind idle.shop.svc.cluster.local: 503"],
      ],
      [
        "the pods of a headless Service at any of their ports",
        { host: "db.shop.svc.cluster.local", port: 5432 },
        ["web-v1", "web-v2"],
        [" takes: behind db.shop.svc.cluster.local: 2 ready pods"],
      ],
      [
        "the host itself outside",
        { host: "out.example.com" },
        ["out.example.com:8080"],
        [" takes: behind out.example.com: out.example.com"],
      ],
      [
        "nobody for a host that nobody registered",
        { host: "ghost.example.com" },
        [],
        [" refuses: no Service or ServiceEntry that the proxy knows has the host ghost.example.com: 503"],
      ],
    ],
  )("%s", (_what, target, ends, said) => {
    expect(resolved(target, [rule({})])).toEqual({ ends, said });
  });

  it("none in a subset without a DestinationRule", () => {
    expect(resolved({ subset: "v1" })).toEqual({
      ends: [],
      said: [` refuses: no DestinationRule for ${WEB} defines the subset v1: 503`],
    });
  });

  it("what the address of a pod or a host outside leads to, where DNS is asked", () => {
    expect(resolved({ host: "ghost.example.com", port: 443 }, [], DNS).ends).toEqual([
      "ghost.example.com:443",
    ]);
    expect(resolved({ host: "2001:db8::1", port: 443 }, [], DNS).ends).toEqual(["[2001:db8::1]:443"]);
    expect(resolved({ host: "gone.shop.svc.cluster.local" }, [], DNS).ends).toEqual([]);
    expect(resolved({ subset: "v1" }, [rule({})], DNS).ends).toEqual([]);
  });

  it("told of with the limits and the balancing that the DestinationRule sets", () => {
    const trafficPolicy = {
      connectionPool: { tcp: { maxConnections: 5 }, http: { http2MaxRequests: 0 } },
      loadBalancer: { consistentHash: { httpHeaderName: "x-user" } },
      outlierDetection: { consecutive5xxErrors: 3 },
    };
    const subsets = [
      { name: "v1", labels: { version: "v1" }, trafficPolicy: { loadBalancer: { simple: "RANDOM" } } },
    ];
    expect(resolved({}, [rule({ trafficPolicy })]).said).toEqual([
      "spec.trafficPolicy.connectionPool changes: each proxy allows 5 connections; more is answered 503",
      "spec.trafficPolicy.loadBalancer changes: requests are balanced by consistent hashing by httpHeaderName",
      "spec.trafficPolicy.outlierDetection changes: a pod is left out for a time after 3 errors in a row",
      ` takes: behind ${WEB}: 2 ready pods`,
    ]);
    expect(resolved({ subset: "v1" }, [rule({ subsets })]).said).toContain(
      "spec.subsets[0].trafficPolicy.loadBalancer changes: requests are balanced by RANDOM",
    );
  });
});
