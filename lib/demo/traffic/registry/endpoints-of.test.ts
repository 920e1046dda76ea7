import { describe, expect, it } from "vitest";
import { demoConfig, demoService } from "@/lib/testing/demo-objects";
import { endpointsBehind, REVIEWS, REVIEWS_PODS } from "@/lib/testing/endpoints-behind";
import type { K8sObject } from "../../world/k8s-object";

const annotated = (service: K8sObject, annotations: Readonly<Record<string, string>>): K8sObject => ({
  ...service,
  metadata: { ...service.metadata, annotations },
});
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
    expect(endpointsBehind(REVIEWS, host)).toBe(expected);
  });

  it("completes a short name with the caller's namespace", () => {
    expect(endpointsBehind(REVIEWS, "reviews", { namespace: "other" })).toBe("reviews: noService");
    expect(endpointsBehind(REVIEWS, "reviews.shop", { namespace: "other" })).toBe(
      "shop/reviews: reviews×2:8080",
    );
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
    expect(endpointsBehind(objects, "alias")).toBe(expected);
  });
});

// https://istio.io/latest/docs/reference/config/annotations/#NetworkingExportTo
describe("endpointsOf what a client may see", () => {
  const hidden = [
    ...REVIEWS_PODS,
    annotated(demoService({ name: "reviews" }), { "networking.istio.io/exportTo": ".,team" }),
  ];
  it.each([
    ["its own namespace", "shop", "sidecar", "shop/reviews: reviews×2:8080"],
    ["a namespace it is exported to", "team", "sidecar", "shop/reviews: reviews×2:8080"],
    ["another namespace", "other", "sidecar", "reviews.shop: noService"],
    ["another namespace without a proxy", "other", "none", "shop/reviews: reviews×2:8080"],
    ["another namespace behind ztunnel", "other", "ztunnel", "shop/reviews: reviews×2:8080"],
  ] as const)("from %s", (_where, namespace, dataPlane, expected) => {
    expect(endpointsBehind(hidden, "reviews.shop", { namespace, dataPlane })).toBe(expected);
  });

  it.each([
    ["www.example.com", "www.example.com: outside www.example.com"],
    ["192.0.2.1", "192.0.2.1: outside 192.0.2.1"],
    ["nobody", "nobody: noService"],
    ["nobody.shop.svc.cluster.local", "nobody.shop.svc.cluster.local: noService"],
  ])("asks DNS for %s without a proxy", (host, expected) => {
    expect(endpointsBehind([], host, { dataPlane: "none" })).toBe(expected);
  });

  it("knows no ServiceEntries without a proxy", () => {
    expect(
      endpointsBehind([demoConfig("ServiceEntry", "shop/api", { hosts: ["api"] })], "api", {
        dataPlane: "none",
        port: 443,
      }),
    ).toBe("api: noService");
  });
});
