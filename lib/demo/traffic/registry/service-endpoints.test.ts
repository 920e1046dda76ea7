import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoPod, demoService } from "@/lib/testing/demo-objects";
import { endpointsBehind, podAt, REVIEWS, REVIEWS_PODS } from "@/lib/testing/endpoints-behind";
import type { K8sObject } from "../../world/k8s-object";

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
  ...podAt(demoPod({ workload: "reviews" }), "10.2.0.9"),
  spec: {
    containers: [{ name: "app", ports: [{ name: "web", containerPort: 9090 }] }, { name: "istio-proxy" }],
  },
};

// https://kubernetes.io/docs/concepts/services-networking/service/
describe("serviceEndpoints of a Kubernetes Service", () => {
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
      [...REVIEWS_PODS, named({ targetPort: 9090 })],
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
    ["no target port", [...REVIEWS_PODS, named({})], "reviews", 80, "shop/reviews: reviews×2:80"],
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
    expect(endpointsBehind(objects, host, { port })).toBe(expected);
  });
});

const headless = [...REVIEWS_PODS, demoService({ name: "reviews", spec: { clusterIP: "None" } })];

// https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
describe("serviceEndpoints of a headless Service", () => {
  it.each([
    ["all its pods", "reviews", 8080, "shop/reviews: reviews×2:8080"],
    ["one pod by its name", "reviews-5d8f7-1.reviews", 8080, "shop/reviews: reviews×1:8080"],
    ["one pod from anywhere", "reviews-5d8f7-0.reviews.shop.svc", 8080, "shop/reviews: reviews×1:8080"],
    ["no pod of another name", "reviews-7.reviews", 8080, "shop/reviews: nobody:8080"],
    ["its pods at a port it does not declare", "reviews", 9999, "shop/reviews: reviews×2:9999"],
  ])("finds %s", (_what, host, port, expected) => {
    expect(endpointsBehind(headless, host, { port })).toBe(expected);
  });

  it("names no pods below a Service with an address", () => {
    expect(endpointsBehind(REVIEWS, "reviews-5d8f7-0.reviews")).toBe("reviews-5d8f7-0.reviews: noService");
  });

  it("finds a pod by the hostname of its endpoint", () => {
    const hosted = slice("reviews", [{ ...pod("10.2.0.2", 1), hostname: "first" }], [HTTP_PORT]);
    expect(endpointsBehind([...headless, hosted], "first.reviews")).toBe("shop/reviews: reviews×1:8080");
  });
});
