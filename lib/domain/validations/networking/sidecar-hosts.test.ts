import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { sidecarHosts } from "./sidecar-hosts";

const sidecar = (host: string, path = "shop/default"): ClusterObject =>
  specObject("Sidecar", path, { egress: [{ hosts: ["./*", host] }] });
const MESH = [
  namespaceOf("shop"),
  namespaceOf("other"),
  specObject("Service", "shop/cart", {}),
  specObject("Service", "other/api", {}),
  specObject("Service", "other/own", {}, { annotations: { "networking.istio.io/exportTo": "." } }),
  specObject("ServiceEntry", "other/out", { hosts: ["*.example.org", "www.example.com"] }),
];

describe("a host that a Sidecar imports", () => {
  it.each([
    "*/*",
    "other/*",
    "~/*",
    "./cart.shop.svc.cluster.local",
    "shop/cart.shop.svc.cluster.local",
    "*/api.other.svc.cluster.local",
    "other/www.example.com",
    "other/eu.example.org",
    "*/*.other.svc.cluster.local",
    "other/*.example.org",
    "other/10.0.0.1",
    "other/cart.shop.global",
  ])("may be %s", (host) => {
    expect(foundBy(sidecarHosts, sidecar(host), MESH)).toEqual([]);
  });

  it.each([
    "other/gone.other.svc.cluster.local",
    "shop/api.other.svc.cluster.local",
    "./api.other.svc.cluster.local",
    "*/gone.example.com",
    "other/own.other.svc.cluster.local",
    "./cart",
    "*/*.gone.svc.cluster.local",
  ])("that proxies cannot know is a warning: %s", (host) => {
    expect(foundBy(sidecarHosts, sidecar(host), MESH)).toEqual(["KIA1004 warning spec.egress[0].hosts[1]"]);
  });

  it("is not judged where Services or ServiceEntries cannot be read", () => {
    for (const kind of ["Service", "ServiceEntry"] as const)
      expect(foundBy(sidecarHosts, sidecar("other/gone.example.com"), MESH, { unknown: [kind] })).toEqual([]);
  });
});
