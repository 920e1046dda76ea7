import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { oneVirtualServicePerHost } from "./one-virtual-service-per-host";

const routes = (path: string, host: string, more: JsonObject = {}): ClusterObject =>
  specObject("VirtualService", path, { hosts: [host], ...more });
const NAMESPACES = ["shop", "other", "third"].map((name) => namespaceOf(name));
const sidecar = (namespace: string, ...hosts: readonly string[]): ClusterObject =>
  specObject("Sidecar", `${namespace}/default`, { egress: [{ hosts }] });
const FOUND = ["KIA1106 warning spec.hosts[0]"];
const FULL = "cart.shop.svc.cluster.local";
const both = (one: ClusterObject, ...others: readonly ClusterObject[]): readonly string[] =>
  foundBy(oneVirtualServicePerHost, one, [...others, ...NAMESPACES]);

describe("two VirtualServices for one host", () => {
  it.each<[string, ClusterObject, ClusterObject]>([
    ["of one namespace", routes("shop/one", "cart"), routes("shop/two", "cart")],
    ["by short and full name", routes("shop/one", "cart"), routes("other/two", FULL)],
    [
      "with the mesh among their gateways",
      routes("shop/one", "cart", { gateways: ["mesh", "a"] }),
      routes("shop/two", "cart"),
    ],
    ["with one wildcard", routes("shop/one", "*.example.com"), routes("shop/two", "*.example.com")],
    [
      "exported to a namespace they share",
      routes("shop/one", "cart", { exportTo: ["third"] }),
      routes("other/two", FULL, { exportTo: [".", "third"] }),
    ],
  ])("are in conflict %s, each of them", (_case, one, other) => {
    expect(both(one, other)).toEqual(FOUND);
    expect(both(other, one)).toEqual(FOUND);
  });

  it.each<[string, ClusterObject, ClusterObject]>([
    ["for hosts of one name in two namespaces", routes("shop/one", "cart"), routes("other/two", "cart")],
    [
      "for the mesh and for a gateway",
      routes("shop/one", "cart"),
      routes("shop/two", "cart", { gateways: ["entry"] }),
    ],
    [
      "for two gateways",
      routes("shop/one", "cart", { gateways: ["a"] }),
      routes("shop/two", "cart", { gateways: ["b"] }),
    ],
    [
      "for one gateway, with routes of their own",
      routes("shop/one", "cart", { gateways: ["a"], http: [{ match: [{ uri: { prefix: "/a" } }] }] }),
      routes("shop/two", "cart", { gateways: ["a"], http: [{ match: [{ uri: { prefix: "/b" } }] }] }),
    ],
    [
      "for two gateways, the older taking every request at its own",
      routes("shop/one", "cart", { gateways: ["a"], http: [{}] }),
      routes("shop/two", "cart", { gateways: ["b"], http: [{}] }),
    ],
    [
      "for a wildcard and a host that it covers",
      routes("shop/one", "*.shop.svc.cluster.local"),
      routes("shop/two", "cart"),
    ],
    [
      "exported to namespaces that have none in common",
      routes("shop/one", "cart", { exportTo: ["."] }),
      routes("other/two", FULL, { exportTo: ["."] }),
    ],
    [
      "exported to a namespace that does not exist",
      routes("shop/one", "cart", { exportTo: ["gone"] }),
      routes("shop/two", "cart", { exportTo: ["gone"] }),
    ],
  ])("are in no conflict %s", (_case, one, other) => {
    expect(both(one, other)).toEqual([]);
  });

  it("are in conflict at a gateway where both take every request, for such routes are tried last", () => {
    const at = (path: string, rule: JsonObject, creationTimestamp: string): ClusterObject =>
      specObject(
        "VirtualService",
        path,
        { hosts: ["cart"], gateways: ["entry"], http: [rule] },
        { creationTimestamp },
      );
    const all = at("shop/all", {}, "2025-01-01T00:00:00Z");
    const part = { match: [{ uri: { prefix: "/a" } }] };
    const root = { match: [{ uri: { prefix: "/" } }] };
    expect(both(at("shop/root", root, "2026-01-01T00:00:00Z"), all)).toEqual(FOUND);
    expect(both(at("shop/root", root, "2024-01-01T00:00:00Z"), all)).toEqual(FOUND);
    expect(both(at("shop/part", part, "2026-01-01T00:00:00Z"), all)).toEqual([]);
    expect(both(at("shop/part", part, "2024-01-01T00:00:00Z"), all)).toEqual([]);
  });

  it("are in conflict only where proxies know both: Sidecars may leave one out", () => {
    const [one, other] = [routes("shop/one", FULL), routes("other/two", FULL)];
    const apart = [sidecar("shop", "./*"), sidecar("other", "other/*"), sidecar("third", "~/*")];
    expect(both(one, other, ...apart)).toEqual(FOUND);
    const own = routes("other/two", FULL, { exportTo: ["."] });
    const narrow = [sidecar("other", `other/api.other.svc.cluster.local`)];
    expect(both(one, own, ...narrow)).toEqual([]);
    expect(both(one, own)).toEqual(FOUND);
  });

  it("are not compared with delegates, which have no hosts", () => {
    const delegate = specObject("VirtualService", "shop/delegate", { http: [] });
    expect(both(delegate, routes("shop/one", "cart"))).toEqual([]);
  });
});
