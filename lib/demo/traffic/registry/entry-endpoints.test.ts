import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig } from "@/lib/testing/demo-objects";
import { endpointsBehind, REVIEWS, REVIEWS_PODS } from "@/lib/testing/endpoints-behind";
import type { K8sObject } from "../../world/k8s-object";

const entry = (name: string, spec: JsonObject, created = ""): K8sObject => {
  const made = demoConfig("ServiceEntry", name.includes("/") ? name : `shop/${name}`, {
    hosts: ["api.example.com"],
    ports: [{ number: 443, name: "https", protocol: "HTTPS" }],
    resolution: "DNS",
    ...spec,
  });
  return { ...made, metadata: { ...made.metadata, creationTimestamp: created } };
};
const machine = (
  address: string,
  labels: Readonly<Record<string, string>>,
  namespace = "shop",
): K8sObject => {
  const made = demoConfig("WorkloadEntry", `${namespace}/vm`, { address });
  return { ...made, metadata: { ...made.metadata, labels } };
};
const SELECTS = { resolution: "STATIC", workloadSelector: { labels: { app: "reviews" } } };

// https://istio.io/latest/docs/reference/config/networking/service-entry/
describe("entryEndpoints of a ServiceEntry", () => {
  it.each([
    ["the host itself by DNS", [entry("api", {})], "shop/api.example.com: outside api.example.com tls"],
    [
      "plain HTTP without TLS",
      [entry("api", { ports: [{ number: 443, name: "http", protocol: "HTTP" }] })],
      "shop/api.example.com: outside api.example.com",
    ],
    [
      "an endpoint by its name",
      [entry("api", { endpoints: [{ address: "eu.example.com" }] })],
      "shop/api.example.com: outside eu.example.com tls",
    ],
    [
      "pods by their addresses",
      [...REVIEWS, entry("api", { resolution: "STATIC", endpoints: [{ address: "10.2.0.1" }] })],
      "shop/api.example.com: reviews×1:443",
    ],
    [
      "the port of the endpoint",
      [
        ...REVIEWS,
        entry("api", { resolution: "STATIC", endpoints: [{ address: "10.2.0.1", ports: { https: 8443 } }] }),
      ],
      "shop/api.example.com: reviews×1:8443",
    ],
    [
      "the pods of a Service of the cluster",
      [...REVIEWS, entry("api", { endpoints: [{ address: "reviews.shop.svc.cluster.local" }] })],
      "shop/api.example.com: reviews×2:443",
    ],
    [
      "nowhere, STATIC without endpoints",
      [entry("api", { resolution: "STATIC" })],
      "shop/api.example.com: nobody:443",
    ],
    [
      "the target port of its port",
      [
        ...REVIEWS,
        entry("api", {
          ports: [{ number: 443, name: "https", protocol: "HTTPS", targetPort: 9443 }],
          resolution: "STATIC",
          endpoints: [{ address: "10.2.0.1" }],
        }),
      ],
      "shop/api.example.com: reviews×1:9443",
    ],
    [
      "a host of any case",
      [entry("api", { hosts: ["API.Example.com"] })],
      "shop/api.example.com: outside api.example.com tls",
    ],
    [
      "no pods that have only some of the labels it selects",
      [
        ...REVIEWS_PODS,
        entry("api", { ...SELECTS, workloadSelector: { labels: { app: "reviews", tier: "x" } } }),
      ],
      "shop/api.example.com: nobody:443",
    ],
    ["pods it selects", [...REVIEWS_PODS, entry("api", SELECTS)], "shop/api.example.com: reviews×2:443"],
    [
      "machines it selects",
      [machine("192.0.2.8", { app: "reviews" }), entry("api", SELECTS)],
      "shop/api.example.com: outside 192.0.2.8 tls",
    ],
    [
      "no machines of another namespace",
      [machine("192.0.2.8", { app: "reviews" }, "other"), entry("api", SELECTS)],
      "shop/api.example.com: nobody:443",
    ],
    [
      "the host called, NONE",
      [entry("api", { hosts: ["*.example.com"], resolution: "NONE" })],
      "shop/*.example.com: outside api.example.com tls",
    ],
    [
      "an exact host before a wildcard",
      [
        entry("wild", { hosts: ["*.example.com"], resolution: "NONE" }, "2026-01-01T00:00:00Z"),
        entry("api", {}, "2026-02-01T00:00:00Z"),
      ],
      "shop/api.example.com: outside api.example.com tls",
    ],
    [
      "the oldest of several",
      [
        entry("a", { endpoints: [{ address: "new.example.com" }] }, "2026-02-01T00:00:00Z"),
        entry("b", { endpoints: [{ address: "old.example.com" }] }, "2026-01-01T00:00:00Z"),
      ],
      "shop/api.example.com: outside old.example.com tls",
    ],
    [
      "that of the caller's own namespace",
      [
        entry("other/b", { endpoints: [{ address: "old.example.com" }] }, "2026-01-01T00:00:00Z"),
        entry("shop/a", { endpoints: [{ address: "new.example.com" }] }, "2026-02-01T00:00:00Z"),
      ],
      "shop/api.example.com: outside new.example.com tls",
    ],
    ["what is exported only", [entry("other/b", { exportTo: ["."] })], "api.example.com: noService"],
  ])("leads to %s", (_what, objects, expected) => {
    expect(endpointsBehind(objects, "api.example.com", { port: 443 })).toBe(expected);
  });

  it("is found by its addresses", () => {
    expect(
      endpointsBehind([entry("api", { addresses: ["198.51.100.1"] })], "198.51.100.1", { port: 443 }),
    ).toBe("shop/api.example.com: outside 198.51.100.1 tls");
  });

  it("has only its own ports", () => {
    expect(endpointsBehind([entry("api", {})], "api.example.com", { port: 80 })).toBe(
      "shop/api.example.com: noPort",
    );
  });

  it("does not take the host of a Kubernetes Service", () => {
    const squatter = entry("api", { hosts: ["reviews.shop.svc.cluster.local"] }, "2020-01-01T00:00:00Z");
    expect(endpointsBehind([squatter, ...REVIEWS], "reviews")).toBe("shop/reviews: reviews×2:8080");
  });
});
