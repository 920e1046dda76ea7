import { describe, expect, it } from "vitest";
import { rowsOf, tablesOf } from "@/lib/testing/effective-rows";
import { shopService } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import type { ClusterObject } from "../../mesh/cluster-object";

const SHOP_ONLY = new Set(["shop"]);
const OLD = { creationTimestamp: "2025-01-01T00:00:00Z" };
const GATE = workloadObjects("edge/gate", {
  labels: { istio: "gate" },
  containers: [{ name: "istio-proxy" }],
});
const gateway = specObject("Gateway.networking.istio.io", "shop/gate", {
  selector: { istio: "gate" },
  servers: [{ port: { number: 80, protocol: "HTTP" }, hosts: ["*"] }],
});

/** An object and others around it, each with what a viewer of `shop` alone may read about it. */
const CASES: readonly (readonly [string, ClusterObject, readonly ClusterObject[], string, string])[] = [
  [
    "the workloads behind a DestinationRule's host",
    specObject("DestinationRule", "shop/till", { host: "till.bank.svc.cluster.local" }),
    [],
    "Policy",
    "plain: (all) | every other | (hidden) | default | default | default | by auto mTLS",
  ],
  [
    "the workloads where a route's requests end",
    specObject("VirtualService", "shop/till", {
      hosts: ["till.bank.svc.cluster.local"],
      http: [{ route: [{ destination: { host: "till.bank.svc.cluster.local" } }] }],
    }),
    [],
    "HTTP routes",
    "plain: 1 | every request | till.bank.svc.cluster.local 100 % |  | VirtualService shop/till spec.http[0]",
  ],
  [
    "the VirtualService that is older for a host",
    specObject("VirtualService", "shop/cart", { hosts: ["cart"], gateways: ["mesh"] }),
    [specObject("VirtualService", "bank/cart", { hosts: ["cart.shop.svc.cluster.local"] }, OLD)],
    "Hosts",
    "warn: cart.shop.svc.cluster.local | mesh | ignored in the mesh: VirtualService another one is older",
  ],
  [
    "the VirtualServices bound to a Gateway",
    gateway,
    [...GATE, specObject("VirtualService", "bank/www", { hosts: ["a.example"], gateways: ["shop/gate"] })],
    "Hosts",
    "",
  ],
  [
    "the routes attached to a Gateway of the Gateway API",
    specObject("Gateway.gateway.networking.k8s.io", "shop/api", {
      listeners: [
        { name: "web", port: 80, protocol: "HTTP", allowedRoutes: { namespaces: { from: "All" } } },
      ],
    }),
    [
      specObject("HTTPRoute", "bank/r", {
        parentRefs: [{ name: "api", namespace: "shop" }],
        hostnames: ["secret.example"],
      }),
    ],
    "Routes",
    "",
  ],
  [
    "the hosts that a Sidecar's workloads know",
    specObject("Sidecar", "shop/default", {
      egress: [{ hosts: ["bank/*", "*/db.internal", "./cart.shop.svc.cluster.local"] }],
    }),
    [specObject("ServiceEntry", "bank/db", { hosts: ["db.internal"] })],
    "Hosts",
    "plain: cart.shop.svc.cluster.local | shop",
  ],
  [
    "the workloads a policy of the root namespace is for",
    specObject("Telemetry", "istio-system/t", { selector: { matchLabels: { app: "till" } } }),
    [],
    "Where",
    "",
  ],
];

describe("a viewer who sees one namespace is not told", () => {
  it.each(CASES)("%s", (_, object, others, title, expected) => {
    expect(rowsOf(tablesOf(object, others, SHOP_ONLY), title).join("\n")).toBe(expected);
  });

  it.each(CASES)("%s, which one who sees all is told", (_, object, others, title, expected) => {
    expect(rowsOf(tablesOf(object, others), title).join("\n")).not.toBe(expected);
  });

  it("the proxies of a Gateway", () => {
    expect(tablesOf(gateway, GATE, SHOP_ONLY)[0]?.note).toBe("Configures proxies of other namespaces.");
  });

  it("what decides for a workload, but for a mode of the whole mesh", () => {
    const peer = (path: string): ClusterObject =>
      specObject("PeerAuthentication", path, { mtls: { mode: "STRICT" } });
    const row = { selector: { matchLabels: { app: "web" } }, mtls: { mode: "UNSET" } };
    const own = specObject("PeerAuthentication", "shop/web", row);
    expect(rowsOf(tablesOf(own, [peer("istio-system/default")], SHOP_ONLY), "What")).toEqual([
      "muted: shop/web | every other | STRICT | PeerAuthentication istio-system/default (mesh)",
    ]);
  });

  it("the name of workloads that a ServiceEntry selects elsewhere", () => {
    const entry = specObject("ServiceEntry", "bank/e", {
      hosts: ["e.example"],
      ports: [{ number: 443, protocol: "TLS" }],
      workloadSelector: { labels: { app: "till" } },
    });
    expect(rowsOf(tablesOf(entry, [shopService("bank/x")], SHOP_ONLY), "Hosts")).toEqual([
      "plain: e.example | 443 TLS | (hidden)",
    ]);
  });
});
