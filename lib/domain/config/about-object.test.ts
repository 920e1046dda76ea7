import { expect, test } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { clusterObject } from "@/lib/testing/cluster-object";
import { aboutObject } from "./about-object";

test.each<[string, JsonObject, string]>([
  ["VirtualService", { hosts: ["a", "b"] }, "a, b"],
  ["VirtualService", { hosts: ["a", "b", "c", "d", "e"] }, "a, b, c and 2 more"],
  ["VirtualService", {}, "delegate"],
  ["DestinationRule", { host: "reviews" }, "reviews"],
  ["Gateway", { servers: [{ hosts: ["*"] }, { hosts: ["shop.example.com", "*"] }] }, "*, shop.example.com"],
  ["Gateway", { listeners: [{ hostname: "a.example.com" }, { name: "any" }] }, "a.example.com, *"],
  ["PeerAuthentication", { mtls: { mode: "STRICT" } }, "STRICT · whole namespace"],
  ["PeerAuthentication", { selector: { matchLabels: { app: "cart" } } }, "app=cart"],
  [
    "AuthorizationPolicy",
    { action: "DENY", targetRefs: [{ kind: "Service", name: "cart" }] },
    "DENY · Service cart",
  ],
  ["AuthorizationPolicy", {}, "ALLOW · whole namespace"],
  ["Sidecar", { workloadSelector: { labels: { app: "cart" } } }, "app=cart"],
  ["HTTPRoute", { hostnames: ["a"], parentRefs: [{ name: "front" }] }, "a, → front"],
  ["ReferenceGrant", { from: [{ kind: "HTTPRoute", namespace: "shop" }] }, "from HTTPRoute in shop"],
  ["RequestAuthentication", { jwtRules: [{ issuer: "me" }] }, "me · whole namespace"],
  ["WorkloadGroup", { metadata: { labels: { app: "vm" } } }, "app=vm"],
  ["EnvoyFilter", { targetRefs: [{ kind: "Gateway", name: "web" }] }, "Gateway web"],
  ["EnvoyFilter", { workloadSelector: { labels: { app: "cart" } } }, "app=cart"],
  ["EnvoyFilter", {}, "whole namespace"],
  ["Sidecar", {}, "whole namespace"],
  ["WasmPlugin", { url: "oci://x", targetRef: { kind: "Gateway", name: "web" } }, "oci://x · Gateway web"],
  ["XMesh", { anything: 1 }, ""],
  ["VirtualService", { hosts: 7 }, "delegate"],
])("%s %j is about %j", (kind, spec, about) => {
  expect(aboutObject(clusterObject(kind, "shop", "x", { data: { spec } }))).toBe(about);
});

test("an object without a spec is about nothing and no failure", () => {
  expect(aboutObject(clusterObject("Gateway", "shop", "x"))).toBe("");
});
