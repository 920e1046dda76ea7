import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { virtualServiceDestinations } from "./virtual-service-destinations";

const HOST = "spec.http[0].route[0].destination.host";
const sendingTo = (destination: JsonObject): ClusterObject =>
  specObject("VirtualService", "shop/routes", { hosts: ["cart"], http: [{ route: [{ destination }] }] });
const service = (path: string, annotations: Record<string, string> = {}): ClusterObject =>
  specObject("Service", path, { ports: [{ port: 8080 }] }, { annotations });
const entry = (host: string, more: JsonObject = {}): ClusterObject =>
  specObject("ServiceEntry", "shop/out", { hosts: [host], ports: [{ number: 443 }], ...more });

describe("the host of a destination", () => {
  it.each<[string, string, readonly ClusterObject[]]>([
    ["a Service of the same namespace", "cart", [service("shop/cart")]],
    ["a Service by its full name", "cart.shop.svc.cluster.local", [service("shop/cart")]],
    ["a Service of another namespace", "cart.other.svc.cluster.local", [service("other/cart")]],
    ["a Service whatever the case", "Cart", [service("shop/cart")]],
    ["a ServiceEntry", "api.example.org", [entry("api.example.org")]],
    ["a ServiceEntry's wildcard", "api.example.org", [entry("*.example.org")]],
    [
      "a Service exported to this namespace",
      "cart.other.svc.cluster.local",
      [service("other/cart", { "networking.istio.io/exportTo": "shop" })],
    ],
    ["an address", "10.0.0.1", []],
    ["a host of other clusters", "cart.shop.global", []],
    ["a host that clusters share", "cart.shop.svc.clusterset.local", []],
  ])("may be %s", (_case, host, others) => {
    expect(foundBy(virtualServiceDestinations, sendingTo({ host }), others)).toEqual([]);
  });

  it.each<[string, string, readonly ClusterObject[]]>([
    ["no Service", "cart", []],
    ["a Service of another namespace by its short name", "cart", [service("other/cart")]],
    ["a Service by name and namespace only", "cart.shop", [service("shop/cart")]],
    [
      "a Service that is not exported to here",
      "cart.other.svc.cluster.local",
      [service("other/cart", { "networking.istio.io/exportTo": "." })],
    ],
    [
      "a ServiceEntry that is not exported to here",
      "api.example.org",
      [entry("api.example.org", { exportTo: ["other"] })],
    ],
    ["a pod of a Service", "cart-0.cart.shop.svc.cluster.local", [service("shop/cart")]],
  ])("that is %s is a warning, and an error where unknown hosts are refused", (_case, host, others) => {
    const object = sendingTo({ host });
    expect(foundBy(virtualServiceDestinations, object, others)).toEqual([`KIA1101 warning ${HOST}`]);
    const settings = { allowAny: false };
    expect(foundBy(virtualServiceDestinations, object, others, { settings })).toEqual([
      `KIA1101 error ${HOST}`,
    ]);
  });

  it("is judged in TLS and TCP routes and mirrors, of which none fails a request", () => {
    const destination = { host: "none" };
    const object = specObject("VirtualService", "shop/routes", {
      http: [{ mirror: destination, mirrors: [{ destination }], redirect: { uri: "/" } }],
      tls: [{ route: [{ destination }] }],
      tcp: [{ route: [{ destination }] }],
    });
    expect(foundBy(virtualServiceDestinations, object, [], { settings: { allowAny: false } })).toEqual([
      "KIA1101 warning spec.http[0].mirror.host",
      "KIA1101 warning spec.http[0].mirrors[0].destination.host",
      "KIA1101 error spec.tls[0].route[0].destination.host",
      "KIA1101 error spec.tcp[0].route[0].destination.host",
    ]);
  });

  it.each(["Service", "ServiceEntry"] as const)("is not judged where no %s may be read", (kind) => {
    expect(foundBy(virtualServiceDestinations, sendingTo({ host: "cart" }), [], { unknown: [kind] })).toEqual(
      [],
    );
  });

  it("is mended where its author surely meant a Service", () => {
    const object = sendingTo({ host: "cart.shop" });
    const [finding] = virtualServiceDestinations.run(object, meshViewOf([object, service("shop/cart")]));
    const path = "/spec/http/0/route/0/destination/host";
    expect(finding?.fix?.patch).toEqual([
      { op: "test", path, value: "cart.shop" },
      { op: "replace", path, value: "cart.shop.svc.cluster.local" },
    ]);
    expect(virtualServiceDestinations.run(object, meshViewOf([object]))[0]?.fix).toBeNull();
  });

  it("is resolved in the delegate's own namespace", () => {
    const delegate = specObject("VirtualService", "team/delegate", {
      http: [{ route: [{ destination: { host: "cart" } }] }],
    });
    expect(foundBy(virtualServiceDestinations, delegate, [service("team/cart")])).toEqual([]);
    expect(foundBy(virtualServiceDestinations, delegate, [service("shop/cart")])).toHaveLength(1);
  });
});
