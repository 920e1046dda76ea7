import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { destinationRuleHost } from "./destination-rule-host";

const rule = (path: string, host: string, more: JsonObject = {}): ClusterObject =>
  specObject("DestinationRule", path, { host, ...more });
const service = (path: string, selector: JsonObject = { app: "cart" }): ClusterObject =>
  specObject("Service", path, { selector, ports: [{ port: 80 }] });
const NAMESPACES = ["shop", "other"].map((name) => namespaceOf(name));
const FULL = "cart.shop.svc.cluster.local";

describe("the host of a DestinationRule", () => {
  const mesh = [service("shop/cart"), ...NAMESPACES];
  it.each([
    "cart",
    FULL,
    "*.shop.svc.cluster.local",
    "*.svc.cluster.local",
    "*.local",
    "*",
    "10.1.2.3",
    "cart.shop.global",
  ])("may be %s", (host) => {
    expect(foundBy(destinationRuleHost, rule("shop/a", host), mesh)).toEqual([]);
  });

  it.each([
    "api",
    "cart.other.svc.cluster.local",
    "*.gone.svc.cluster.local",
    "cart.shop",
    "www.example.com",
    "*.example.com",
  ])("that nobody has is told: %s", (host) => {
    expect(foundBy(destinationRuleHost, rule("shop/a", host), mesh)).toEqual(["KIA0202 warning spec.host"]);
    const settings = { allowAny: false };
    expect(foundBy(destinationRuleHost, rule("shop/a", host), mesh, { settings })).toEqual([
      "KIA0202 error spec.host",
    ]);
  });

  it("may be a ServiceEntry's that has the form of a Service's", () => {
    const machine = specObject("ServiceEntry", "shop/vm", { hosts: ["vm.shop.svc.cluster.local"] });
    expect(foundBy(destinationRuleHost, rule("shop/a", "vm"), [machine])).toEqual([]);
  });

  it("may be a ServiceEntry's, below its wildcard, or a wildcard above it", () => {
    const entries = [specObject("ServiceEntry", "shop/a", { hosts: ["*.example.com", "api.example.org"] })];
    for (const host of ["www.example.com", "api.example.org", "*.example.org"])
      expect(foundBy(destinationRuleHost, rule("shop/a", host), entries)).toEqual([]);
  });

  it("is named as it is read", () => {
    const told = (host: string): string | undefined => {
      const object = rule("shop/a", host);
      return destinationRuleHost.run(object, meshViewOf([object, ...mesh]))[0]?.message;
    };
    expect(told("api")).toBe(
      'No Service or ServiceEntry has the host "api", meaning "api.shop.svc.cluster.local".',
    );
    expect(told("www.example.com")).toBe('No Service or ServiceEntry has the host "www.example.com".');
  });

  it("is not judged where Services or, for a wildcard, Namespaces cannot be read", () => {
    expect(foundBy(destinationRuleHost, rule("shop/a", "api"), mesh, { unknown: ["Service"] })).toEqual([]);
    const wildcard = rule("shop/a", "*.gone.svc.cluster.local");
    expect(foundBy(destinationRuleHost, wildcard, mesh, { unknown: ["Namespace"] })).toEqual([]);
  });
});
