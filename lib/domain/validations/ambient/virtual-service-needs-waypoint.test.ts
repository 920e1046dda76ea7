import { describe, expect, it } from "vitest";
import type { JsonObject, ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { virtualServiceNeedsWaypoint } from "./virtual-service-needs-waypoint";

const AMBIENT = { "istio.io/dataplane-mode": "ambient" };
const USES = { "istio.io/use-waypoint": "waypoint" };
const cart = workloadObjects("shop/cart");
const service = (labels = {}) =>
  specObject("Service", "shop/cart", { selector: { app: "cart" } }, { labels });
const waypoint = specObject("Gateway.gateway.networking.k8s.io", "shop/waypoint");
const bare = [namespaceOf("shop", AMBIENT), ...cart, service()];
const ofNamespace = [namespaceOf("shop", { ...AMBIENT, ...USES }), ...cart, waypoint];
const ofService = [namespaceOf("shop", AMBIENT), ...cart, waypoint, service(USES)];
const HTTP: JsonObject = { http: [{ route: [{ destination: { host: "cart" } }] }] };
const routes = (spec: JsonObject = {}, path = "shop/cart") =>
  specObject("VirtualService", path, { hosts: ["cart"], ...HTTP, ...spec });
const FULL = "cart.shop.svc.cluster.local";

describe("routes to a Service in ambient mode", () => {
  it.each<[string, readonly ClusterObject[], readonly string[]]>([
    ["need a waypoint", bare, ["KIA1109 warning spec.hosts[0]"]],
    ["obey that of the namespace", [...ofNamespace, service()], []],
    ["obey that of the Service", ofService, []],
    [
      "do nothing where the Service refuses it",
      [...ofNamespace, service({ "istio.io/use-waypoint": "none" })],
      ["KIA1113 warning spec.hosts[0]"],
    ],
    [
      "do nothing where the Service's waypoint is not there",
      [...ofNamespace, service({ "istio.io/use-waypoint": "gone" })],
      ["KIA1113 warning spec.hosts[0]"],
    ],
    ["are obeyed by sidecars", [...workloadObjects("shop/cart", { containers: SIDECAR }), service()], []],
    ["may be for a host that is no Service", [namespaceOf("shop", AMBIENT), ...cart], []],
  ])("%s", (_case, others, expected) => {
    expect(foundBy(virtualServiceNeedsWaypoint, routes(), others)).toEqual(expected);
  });

  it("must be of the Service's namespace", () => {
    const elsewhere = routes({ hosts: [FULL] }, "other/cart");
    expect(foundBy(virtualServiceNeedsWaypoint, elsewhere, ofService)).toEqual([
      "KIA1114 warning spec.hosts[0]",
    ]);
  });

  it.each<[string, JsonObject]>([
    ["for gateways only", { gateways: ["front"] }],
    ["for connections", { http: [], tcp: [{ route: [] }] }],
    ["for another host", { hosts: ["other.example.com"] }],
    ["for a wildcard", { hosts: ["*.shop.svc.cluster.local"] }],
  ])("are not judged %s", (_case, spec) => {
    expect(foundBy(virtualServiceNeedsWaypoint, routes(spec), bare)).toEqual([]);
  });

  it("are judged for the mesh beside a gateway, and for TLS", () => {
    expect(foundBy(virtualServiceNeedsWaypoint, routes({ gateways: ["front", "mesh"] }), bare)).toHaveLength(
      1,
    );
    expect(
      foundBy(virtualServiceNeedsWaypoint, routes({ http: [], tls: [{ route: [] }] }), bare),
    ).toHaveLength(1);
  });

  it("are not judged where waypoints cannot be read", () => {
    const told = { unknown: ["Gateway.gateway.networking.k8s.io"] } as const;
    expect(foundBy(virtualServiceNeedsWaypoint, routes(), bare, told)).toEqual([]);
  });
});
