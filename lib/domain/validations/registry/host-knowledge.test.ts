import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { hostKnowledge, objectsOfHost } from "./host-knowledge";
import { portsOfHost } from "./ports-of-host";

const service = (path: string, exportTo?: string): ClusterObject =>
  specObject(
    "Service",
    path,
    { ports: [{ port: 80 }, { port: 443 }, { port: 80 }] },
    exportTo === undefined ? {} : { annotations: { "networking.istio.io/exportTo": exportTo } },
  );
const entry = (path: string, hosts: readonly string[], more: JsonObject = {}): ClusterObject =>
  specObject("ServiceEntry", path, { hosts, ports: [{ number: 443 }], ...more });
const MESH = [
  namespaceOf("shop"),
  namespaceOf("other"),
  service("shop/cart"),
  service("other/own", "."),
  service("other/hidden", "~"),
  entry("shop/out", ["API.example.org", "*.example.com"]),
  entry("other/out", ["own.example.net"], { exportTo: ["."] }),
];

describe("what proxies of a namespace know of a host", () => {
  it.each([
    ["cart.shop.svc.cluster.local", "shop", "known"],
    ["cart.shop.svc.cluster.local", "other", "known"],
    ["own.other.svc.cluster.local", "other", "known"],
    ["own.other.svc.cluster.local", "shop", "notExported"],
    ["hidden.other.svc.cluster.local", "other", "notExported"],
    ["gone.shop.svc.cluster.local", "shop", "unknown"],
    ["cart.shop", "shop", "unknown"],
    ["api.example.org", "shop", "known"],
    ["www.example.com", "shop", "known"],
    ["a.b.example.com", "shop", "known"],
    ["example.com", "shop", "unknown"],
    ["own.example.net", "other", "known"],
    ["own.example.net", "shop", "notExported"],
    ["", "shop", "unsure"],
    ["10.0.0.1", "shop", "unsure"],
    ["fd00::1", "shop", "unsure"],
    ["cart.shop.global", "shop", "unsure"],
    ["cart.shop.svc.clusterset.local", "shop", "unsure"],
  ])("%s in %s: %s", (host, namespace, knowledge) => {
    expect(hostKnowledge(meshViewOf(MESH), host, namespace)).toBe(knowledge);
  });

  it.each([
    ["*", "known"],
    ["*.local", "known"],
    ["*.shop.svc.cluster.local", "known"],
    ["*.gone.svc.cluster.local", "unknown"],
    ["*.example.com", "known"],
    ["*.eu.example.com", "known"],
    ["*.org", "known"],
    ["*.net", "known"],
    ["*.example.io", "unknown"],
  ])("of the wildcard %s: %s", (wildcard, knowledge) => {
    expect(hostKnowledge(meshViewOf(MESH), wildcard, "shop")).toBe(knowledge);
  });

  it.each([
    ["Service", "cart.shop.svc.cluster.local"],
    ["ServiceEntry", "www.example.com"],
    ["Namespace", "*.gone.svc.cluster.local"],
  ] as const)("cannot be told without %s", (kind, host) => {
    expect(hostKnowledge(meshViewOf(MESH, { unknown: [kind] }), host, "shop")).toBe("unsure");
  });
});

describe("the objects of a host", () => {
  it("are the Service and the ServiceEntries, exact ones before wildcards", () => {
    const both = [...MESH, entry("other/cart", ["cart.shop.svc.cluster.local"]), entry("other/all", ["*"])];
    const names = objectsOfHost(meshViewOf(both), "cart.shop.svc.cluster.local").map(({ meta }) => meta.name);
    expect(names).toEqual(["cart", "cart", "all"]);
  });

  it("have ports, each told once", () => {
    const mesh = meshViewOf(MESH);
    expect(portsOfHost(mesh, "cart.shop.svc.cluster.local")).toEqual([80, 443]);
    expect(portsOfHost(mesh, "www.example.com")).toEqual([443]);
    expect(portsOfHost(mesh, "gone.example.net")).toEqual([]);
  });
});
