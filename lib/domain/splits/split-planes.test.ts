import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { Intent } from "@/lib/demo/world/intent";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoNamespace, demoPod, demoService } from "@/lib/testing/demo-objects";
import { HALVES, observedSplits, splitPart } from "@/lib/testing/observed-splits";
import { intentOf, WEB_IN_TWO_VERSIONS, WEB_SUBSETS } from "@/lib/testing/solved-flows";
import type { TrafficSplit } from "./traffic-split";

const NAME = { "gateway.networking.k8s.io/gateway-name": "waypoint" };
const USES = { "istio.io/use-waypoint": "waypoint" };
const VERSIONS = ["v1", "v2"];

/** `front` and `web` in ambient mode behind a waypoint, and `edge` with a sidecar in another namespace. */
const ambient = (uses: Readonly<Record<string, string>> = USES): readonly K8sObject[] => [
  demoNamespace("shop", { "istio.io/dataplane-mode": "ambient" }),
  demoNamespace("side"),
  demoPod({ workload: "front", dataPlane: "ztunnel" }),
  demoPod({ namespace: "side", workload: "edge" }),
  demoService({ name: "web", labels: uses }),
  ...VERSIONS.map((version) =>
    demoPod({ workload: `web-${version}`, labels: { app: "web", version }, dataPlane: "ztunnel" }),
  ),
  demoPod({ workload: "waypoint", labels: NAME, dataPlane: "waypoint" }),
  demoService({ name: "waypoint", selector: NAME }),
  demoConfig("Gateway", "shop/waypoint", {
    gatewayClassName: "istio-waypoint",
    listeners: [{ name: "mesh", port: 15008, protocol: "HBONE" }],
  }),
  WEB_SUBSETS,
];

const split = (more: JsonObject = {}, weights: readonly [number, number] = [50, 50]): K8sObject =>
  demoConfig("VirtualService", "shop/web", {
    hosts: ["web"],
    http: [{ route: [splitPart("v1", weights[0]), splitPart("v2", weights[1])] }],
    ...more,
  });
const FROM_FRONT = intentOf("web.shop.svc.cluster.local");
const FROM_EDGE: Intent = { ...FROM_FRONT, from: { namespace: "side", workload: "edge" } };

const codesOf = (one: TrafficSplit | undefined): readonly string[] =>
  one?.notes.map(({ code }) => code) ?? ["none"];

describe("a waypoint's split", () => {
  it.each<readonly [string, readonly K8sObject[], readonly Intent[], readonly string[]]>([
    ["governs callers in ambient mode", [...ambient(), split()], [FROM_FRONT], []],
    ["is no split for callers without a waypoint", [...ambient({}), split()], [FROM_FRONT], ["noWaypoint"]],
    ["governs a sidecar that sees the same route", [...ambient(), split()], [FROM_FRONT, FROM_EDGE], []],
    [
      "is passed by by a sidecar that does not see it",
      [...ambient(), split({ exportTo: ["."] })],
      [FROM_FRONT, FROM_EDGE],
      ["callersOutsideRoute"],
    ],
    [
      "is passed by by a sidecar with a route of its own namespace",
      [
        ...ambient(),
        split({ exportTo: ["."] }),
        demoConfig("VirtualService", "side/web", {
          hosts: ["web.shop.svc.cluster.local"],
          http: [{ route: [splitPart("v1", 100, "web.shop.svc.cluster.local")] }],
        }),
      ],
      [FROM_FRONT, FROM_EDGE],
      ["callersOutsideRoute"],
    ],
  ])("%s", (_rule, objects, intents, codes) => {
    const [first] = observedSplits({ objects, intents });
    expect(codesOf(first)).toEqual(codes);
    expect(first?.verdict).toBe(codes.length === 0 ? "asConfigured" : "cannotTell");
  });

  it("shows the shares that requests through it have, whatever the weights", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 95 }), (first) => {
        const [found] = observedSplits({
          objects: [...ambient(), split({}, [first, 100 - first])],
          intents: [FROM_FRONT, FROM_EDGE],
        });
        expect(found?.verdict).toBe("asConfigured");
        expect(found?.destinations[0]?.observedShare).toBeCloseTo(first / 100, 6);
      }),
    );
  });
});

const entry = (host: string, name: string, http: readonly JsonObject[]): K8sObject =>
  demoConfig("VirtualService", `shop/${name}`, { hosts: [host], gateways: ["entry"], http });
const GATEWAY: readonly K8sObject[] = [
  ...WEB_IN_TWO_VERSIONS,
  WEB_SUBSETS,
  demoNamespace("edge"),
  demoPod({ namespace: "edge", workload: "ingress", labels: { istio: "ingress" }, dataPlane: "gateway" }),
  demoConfig("IstioGateway", "shop/entry", {
    selector: { istio: "ingress" },
    servers: [{ port: { number: 8080, name: "http", protocol: "HTTP" }, hosts: ["*"] }],
  }),
];
const OUTSIDE = intentOf("a.example.com", {
  from: { namespace: "edge", workload: "ingress" },
  fromOutside: true,
});

describe("a gateway's split", () => {
  it.each<readonly [string, readonly K8sObject[], readonly Intent[], readonly string[]]>([
    ["governs what comes through it", [entry("a.example.com", "a", [HALVES])], [OUTSIDE], []],
    [
      "is not alone where another host leads there too",
      [entry("a.example.com", "a", [HALVES]), entry("b.example.com", "b", [{ route: [splitPart("v1")] }])],
      [OUTSIDE],
      ["secondRoute"],
    ],
    [
      "does not govern callers inside the mesh",
      [entry("a.example.com", "a", [HALVES])],
      [OUTSIDE, FROM_FRONT],
      ["callersOutsideRoute"],
    ],
    [
      "is one with the mesh's where it is for both",
      [
        demoConfig("VirtualService", "shop/both", {
          hosts: ["a.example.com", "web"],
          gateways: ["entry", "mesh"],
          http: [HALVES],
        }),
      ],
      [OUTSIDE, FROM_FRONT],
      [],
    ],
  ])("%s", (_rule, objects, intents, codes) => {
    const [first] = observedSplits({ objects: [...GATEWAY, ...objects], intents });
    expect(codesOf(first)).toEqual(codes);
  });
});
