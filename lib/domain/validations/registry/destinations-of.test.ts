import { describe, expect, it } from "vitest";
import { specObject } from "@/lib/testing/spec-object";
import { destinationsOf } from "./destinations-of";
import { subsetKey, VIRTUAL_SERVICES_BY_HOST, VIRTUAL_SERVICES_BY_SUBSET } from "./host-indexes";

const routes = specObject("VirtualService", "shop/routes", {
  hosts: ["cart", "WWW.example.com", 7],
  http: [
    "no rule",
    {
      route: [{ destination: { host: "cart", subset: "v1", port: { number: 80 } } }, { weight: 1 }],
      mirror: { host: "copy" },
      mirrors: [{ destination: { host: "copy.other.svc.cluster.local", subset: "v2" } }],
    },
    { redirect: { uri: "/" } },
  ],
  tls: [{ route: [{ destination: { host: "api.example.org" } }] }],
  tcp: [{ route: [{ destination: { host: "db", port: { number: "80" } } }] }],
});

describe("the destinations of a VirtualService", () => {
  it("are those of its routes and mirrors, with their places and full hosts", () => {
    const [first, empty, mirror, more, tls, tcp, ...none] = destinationsOf(routes);
    expect(first).toEqual({
      use: "route",
      written: "cart",
      host: "cart.shop.svc.cluster.local",
      subset: "v1",
      port: 80,
      path: ["spec", "http", 1, "route", 0, "destination"],
    });
    expect(empty).toMatchObject({ written: "", host: "", port: null });
    expect(mirror).toMatchObject({
      use: "mirror",
      host: "copy.shop.svc.cluster.local",
      path: ["spec", "http", 1, "mirror"],
    });
    expect(more).toMatchObject({
      use: "mirror",
      subset: "v2",
      path: ["spec", "http", 1, "mirrors", 0, "destination"],
    });
    expect(tls).toMatchObject({
      host: "api.example.org",
      path: ["spec", "tls", 0, "route", 0, "destination"],
    });
    expect(tcp).toMatchObject({ host: "db.shop.svc.cluster.local", port: null });
    expect(none).toEqual([]);
  });

  it("of something that is no list of rules are none", () => {
    expect(
      destinationsOf(specObject("VirtualService", "shop/a", { http: { route: [] }, tls: null, tcp: 7 })),
    ).toEqual([]);
  });
});

describe("VirtualServices are found", () => {
  it("by their full hosts", () => {
    expect(VIRTUAL_SERVICES_BY_HOST.keysOf(routes)).toEqual([
      "cart.shop.svc.cluster.local",
      "www.example.com",
    ]);
  });

  it("by the subsets they send to", () => {
    expect(VIRTUAL_SERVICES_BY_SUBSET.keysOf(routes)).toEqual([
      subsetKey("cart.shop.svc.cluster.local", "v1"),
      subsetKey("copy.other.svc.cluster.local", "v2"),
    ]);
  });
});
