import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoPod, demoService } from "@/lib/testing/demo-objects";
import { type DemoCaller, worldOfCaller } from "@/lib/testing/routed-call";
import type { K8sObject } from "../../world/k8s-object";
import { endpointsOf } from "./endpoints-of";

const at = (pod: K8sObject, podIP: string): K8sObject => ({
  ...pod,
  status: { phase: "Running", podIP, conditions: [{ type: "Ready", status: "True" }] },
});
const annotated = (service: K8sObject, annotations: Readonly<Record<string, string>>): K8sObject => ({
  ...service,
  metadata: { ...service.metadata, annotations },
});
const reviewsPods = [
  at(demoPod({ workload: "reviews", index: 0 }), "10.2.0.1"),
  at(demoPod({ workload: "reviews", index: 1 }), "10.2.0.2"),
];
const REVIEWS = [...reviewsPods, demoService({ name: "reviews", spec: { clusterIP: "10.96.1.1" } })];

/** The service and what is behind it in one line: `host (name, namespace): workload×pods …:port`, or the kind. */
function behind(
  objects: readonly K8sObject[],
  host: string,
  { port = 8080, ...caller }: DemoCaller & { readonly port?: number } = {},
): string {
  const { world, client } = worldOfCaller(objects, caller);
  const { service, endpoints } = endpointsOf(world, client, { host, port });
  const called = service.name === "" ? service.host : `${service.namespace}/${service.name}`;
  if (endpoints.kind === "external")
    return `${called}: outside ${endpoints.host}${endpoints.tls ? " tls" : ""}`;
  if (endpoints.kind !== "pods") return `${called}: ${endpoints.kind}`;
  const pods = endpoints.groups.map(({ end }) => `${end.workload}×${end.pods.length}`).join(" ");
  return `${called}: ${pods === "" ? "nobody" : pods}:${endpoints.port}`;
}

// https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#namespaces-of-services
describe("endpointsOf by the forms of a host", () => {
  it.each([
    ["a short name", "reviews", "shop/reviews: reviews×2:8080"],
    ["name and namespace", "reviews.shop", "shop/reviews: reviews×2:8080"],
    ["up to svc", "reviews.shop.svc", "shop/reviews: reviews×2:8080"],
    ["the full name", "reviews.shop.svc.cluster.local", "shop/reviews: reviews×2:8080"],
    ["an absolute name", "reviews.shop.svc.cluster.local.", "shop/reviews: reviews×2:8080"],
    ["upper case", "Reviews.Shop", "shop/reviews: reviews×2:8080"],
    ["a host with its port", "reviews:8080", "shop/reviews: reviews×2:8080"],
    ["the Service's address", "10.96.1.1", "shop/reviews: reviews×2:8080"],
    ["a pod's address", "10.2.0.2", "10.2.0.2: reviews×1:8080"],
    ["an absolute name that is not full", "reviews.shop.", "reviews.shop: noService"],
    ["a name of another namespace", "reviews.other", "reviews.other: noService"],
    ["an unknown name", "ratings", "ratings: noService"],
    ["nothing", "", ": noService"],
  ])("finds %s", (_form, host, expected) => {
    expect(behind(REVIEWS, host)).toBe(expected);
  });

  it("completes a short name with the caller's namespace", () => {
    expect(behind(REVIEWS, "reviews", { namespace: "other" })).toBe("reviews: noService");
    expect(behind(REVIEWS, "reviews.shop", { namespace: "other" })).toBe("shop/reviews: reviews×2:8080");
  });
});

const slice = (
  service: string,
  endpoints: readonly JsonObject[],
  ports: readonly JsonObject[],
): K8sObject => ({
  apiVersion: "discovery.k8s.io/v1",
  kind: "EndpointSlice",
  metadata: { name: `${service}-x`, namespace: "shop", labels: { "kubernetes.io/service-name": service } },
  endpoints,
  ports,
});
const HTTP_PORT = { name: "http", port: 8080 };
const pod = (address: string, index: number, ready = true): JsonObject => ({
  addresses: [address],
  conditions: { ready },
  targetRef: { kind: "Pod", name: `reviews-5d8f7-${index}`, namespace: "shop" },
});
const BY_HAND = demoService({ name: "legacy", spec: { selector: undefined } });
const named = (port: JsonObject): K8sObject =>
  demoService({ name: "reviews", ports: [{ name: "http", port: 80, ...port }] });
const withPortName: K8sObject = {
  ...at(demoPod({ workload: "reviews" }), "10.2.0.9"),
  spec: {
    containers: [{ name: "app", ports: [{ name: "web", containerPort: 9090 }] }, { name: "istio-proxy" }],
  },
};

// https://kubernetes.io/docs/concepts/services-networking/service/
describe("endpointsOf a Kubernetes Service", () => {
  it.each([
    ["no port of that number", REVIEWS, "reviews", 81, "shop/reviews: noPort"],
    ["nothing ready", [demoService({ name: "reviews" })], "reviews", 8080, "shop/reviews: nobody:8080"],
    [
      "pods that are not ready left out",
      [demoService({ name: "reviews" }), demoPod({ workload: "reviews", ready: false })],
      "reviews",
      8080,
      "shop/reviews: nobody:8080",
    ],
    [
      "pods that are not ready, where it publishes them",
      [
        demoService({ name: "reviews", spec: { publishNotReadyAddresses: true } }),
        demoPod({ workload: "reviews", ready: false }),
      ],
      "reviews",
      8080,
      "shop/reviews: reviews×1:8080",
    ],
    [
      "a target port of another number",
      [...reviewsPods, named({ targetPort: 9090 })],
      "reviews",
      80,
      "shop/reviews: reviews×2:9090",
    ],
    [
      "a target port that the container names",
      [withPortName, named({ targetPort: "web" })],
      "reviews",
      80,
      "shop/reviews: reviews×1:9090",
    ],
    ["no target port", [...reviewsPods, named({})], "reviews", 80, "shop/reviews: reviews×2:80"],
    [
      "its EndpointSlices before its selector",
      [...REVIEWS, slice("reviews", [pod("10.2.0.1", 0)], [HTTP_PORT])],
      "reviews",
      8080,
      "shop/reviews: reviews×1:8080",
    ],
    [
      "all its EndpointSlices together",
      [
        ...REVIEWS,
        slice("reviews", [pod("10.2.0.1", 0)], [HTTP_PORT]),
        slice("reviews", [pod("10.2.0.2", 1)], [HTTP_PORT]),
      ],
      "reviews",
      8080,
      "shop/reviews: reviews×2:8080",
    ],
    [
      "endpoints that are not ready left out",
      [...REVIEWS, slice("reviews", [pod("10.2.0.1", 0, false), pod("10.2.0.2", 1)], [HTTP_PORT])],
      "reviews",
      8080,
      "shop/reviews: reviews×1:8080",
    ],
    [
      "a slice without that port",
      [...REVIEWS, slice("reviews", [pod("10.2.0.1", 0)], [{ name: "admin", port: 9 }])],
      "reviews",
      8080,
      "shop/reviews: nobody:8080",
    ],
    [
      "the port of the slice",
      [...REVIEWS, slice("reviews", [pod("10.2.0.1", 0)], [{ name: "http", port: 9091 }])],
      "reviews",
      8080,
      "shop/reviews: reviews×1:9091",
    ],
    [
      "a slice made by hand for a Service without a selector",
      [...REVIEWS, BY_HAND, slice("legacy", [{ addresses: ["10.2.0.2"] }], [HTTP_PORT])],
      "legacy",
      8080,
      "shop/legacy: reviews×1:8080",
    ],
    [
      "a machine outside the cluster",
      [BY_HAND, slice("legacy", [{ addresses: ["192.0.2.7"] }], [HTTP_PORT])],
      "legacy",
      8080,
      "shop/legacy: outside 192.0.2.7",
    ],
    ["neither a selector nor a slice", [...REVIEWS, BY_HAND], "legacy", 8080, "shop/legacy: nobody:8080"],
  ] as const)("finds %s", (_what, objects, host, port, expected) => {
    expect(behind(objects, host, { port })).toBe(expected);
  });
});

const headless = [...reviewsPods, demoService({ name: "reviews", spec: { clusterIP: "None" } })];

// https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
describe("endpointsOf a headless Service", () => {
  it.each([
    ["all its pods", "reviews", 8080, "shop/reviews: reviews×2:8080"],
    ["one pod by its name", "reviews-5d8f7-1.reviews", 8080, "shop/reviews: reviews×1:8080"],
    ["one pod from anywhere", "reviews-5d8f7-0.reviews.shop.svc", 8080, "shop/reviews: reviews×1:8080"],
    ["no pod of another name", "reviews-7.reviews", 8080, "shop/reviews: nobody:8080"],
    ["its pods at a port it does not declare", "reviews", 9999, "shop/reviews: reviews×2:9999"],
  ])("finds %s", (_what, host, port, expected) => {
    expect(behind(headless, host, { port })).toBe(expected);
  });

  it("names no pods below a Service with an address", () => {
    expect(behind(REVIEWS, "reviews-5d8f7-0.reviews")).toBe("reviews-5d8f7-0.reviews: noService");
  });

  it("finds a pod by the hostname of its endpoint", () => {
    const hosted = slice("reviews", [{ ...pod("10.2.0.2", 1), hostname: "first" }], [HTTP_PORT]);
    expect(behind([...headless, hosted], "first.reviews")).toBe("shop/reviews: reviews×1:8080");
  });
});

const alias = (externalName: string): K8sObject =>
  demoService({ name: "alias", ports: [], spec: { type: "ExternalName", externalName, clusterIP: "" } });

// https://istio.io/latest/docs/ops/configuration/traffic-management/traffic-routing/
describe("endpointsOf an ExternalName Service", () => {
  it.each([
    [
      "the Service it stands for",
      [...REVIEWS, alias("reviews.shop.svc.cluster.local")],
      "shop/reviews: reviews×2:8080",
    ],
    ["a host outside", [alias("www.example.com")], "shop/alias: outside www.example.com"],
    [
      "itself, without end",
      [alias("alias.shop.svc.cluster.local")],
      "shop/alias: outside alias.shop.svc.cluster.local",
    ],
  ])("leads to %s", (_what, objects, expected) => {
    expect(behind(objects, "alias")).toBe(expected);
  });
});

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
describe("endpointsOf a ServiceEntry", () => {
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
    ["pods it selects", [...reviewsPods, entry("api", SELECTS)], "shop/api.example.com: reviews×2:443"],
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
    expect(behind(objects, "api.example.com", { port: 443 })).toBe(expected);
  });

  it("is found by its addresses", () => {
    expect(behind([entry("api", { addresses: ["198.51.100.1"] })], "198.51.100.1", { port: 443 })).toBe(
      "shop/api.example.com: outside 198.51.100.1 tls",
    );
  });

  it("has only its own ports", () => {
    expect(behind([entry("api", {})], "api.example.com", { port: 80 })).toBe("shop/api.example.com: noPort");
  });

  it("does not take the host of a Kubernetes Service", () => {
    const squatter = entry("api", { hosts: ["reviews.shop.svc.cluster.local"] }, "2020-01-01T00:00:00Z");
    expect(behind([squatter, ...REVIEWS], "reviews")).toBe("shop/reviews: reviews×2:8080");
  });
});

// https://istio.io/latest/docs/reference/config/annotations/#NetworkingExportTo
describe("endpointsOf what a client may see", () => {
  const hidden = [
    ...reviewsPods,
    annotated(demoService({ name: "reviews" }), { "networking.istio.io/exportTo": ".,team" }),
  ];
  it.each([
    ["its own namespace", "shop", "sidecar", "shop/reviews: reviews×2:8080"],
    ["a namespace it is exported to", "team", "sidecar", "shop/reviews: reviews×2:8080"],
    ["another namespace", "other", "sidecar", "reviews.shop: noService"],
    ["another namespace without a proxy", "other", "none", "shop/reviews: reviews×2:8080"],
    ["another namespace behind ztunnel", "other", "ztunnel", "shop/reviews: reviews×2:8080"],
  ] as const)("from %s", (_where, namespace, dataPlane, expected) => {
    expect(behind(hidden, "reviews.shop", { namespace, dataPlane })).toBe(expected);
  });

  it.each([
    ["www.example.com", "www.example.com: outside www.example.com"],
    ["192.0.2.1", "192.0.2.1: outside 192.0.2.1"],
    ["nobody", "nobody: noService"],
    ["nobody.shop.svc.cluster.local", "nobody.shop.svc.cluster.local: noService"],
  ])("asks DNS for %s without a proxy", (host, expected) => {
    expect(behind([], host, { dataPlane: "none" })).toBe(expected);
  });

  it("knows no ServiceEntries without a proxy", () => {
    expect(behind([entry("api", { hosts: ["api"] })], "api", { dataPlane: "none", port: 443 })).toBe(
      "api: noService",
    );
  });
});
