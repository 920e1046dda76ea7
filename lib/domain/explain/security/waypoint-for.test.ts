import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { waypointFor as solvedWaypoint } from "@/lib/demo/traffic/ambient/waypoint-for";
import { meshWorld } from "@/lib/demo/traffic/registry/mesh-world";
import { objectsView } from "@/lib/demo/world/objects-view";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { demoConfig, demoNamespace, demoPod, demoService } from "@/lib/testing/demo-objects";
import { demoSnapshot } from "@/lib/testing/demo-snapshot";
import { toldStep } from "@/lib/testing/explain/security-mesh";
import { groupOf } from "@/lib/testing/routed-call";
import type { DataPlane } from "../../routing/mesh-workload";
import { explainMesh } from "../explain-mesh";
import { waypointFor, type WaypointDecision } from "./waypoint-for";

type Labels = Readonly<Record<string, string>>;

interface Parts {
  readonly client: DataPlane;
  readonly server: DataPlane;
  readonly host: string;
  readonly service: Labels;
  readonly namespace: Labels;
  readonly pod: Labels;
  readonly waypoint: Labels;
  readonly within: string;
  readonly className: string;
  readonly from: string;
  readonly ready: boolean;
  readonly headless: boolean;
}

const PARTS: Parts = {
  client: "ztunnel",
  server: "ztunnel",
  host: "api.shop.svc.cluster.local",
  service: {},
  namespace: {},
  pod: {},
  waypoint: {},
  within: "shop",
  className: "istio-waypoint",
  from: "",
  ready: true,
  headless: false,
};

const USE = { "istio.io/use-waypoint": "waypoint" };
const AMBIENT = { "istio.io/dataplane-mode": "ambient" };
const planeLabels = (plane: DataPlane): Labels => (plane === "ztunnel" ? AMBIENT : {});

function objectsOf(parts: Parts): readonly K8sObject[] {
  const allowedRoutes =
    parts.from === ""
      ? {}
      : { allowedRoutes: { namespaces: { from: parts.from, selector: { matchLabels: { team: "a" } } } } };
  const gateway = demoConfig("Gateway", `${parts.within}/waypoint`, {
    gatewayClassName: parts.className,
    listeners: [{ name: "mesh", port: 15008, protocol: "HBONE", ...allowedRoutes }],
  });
  return [
    demoNamespace("shop", parts.namespace),
    demoNamespace("front"),
    demoPod({
      namespace: "front",
      workload: "web",
      dataPlane: parts.client,
      labels: { app: "web", ...planeLabels(parts.client) },
    }),
    demoPod({
      workload: "api",
      dataPlane: parts.server,
      labels: { app: "api", ...parts.pod, ...planeLabels(parts.server) },
    }),
    demoService({ name: "api", labels: parts.service, spec: parts.headless ? { clusterIP: "None" } : {} }),
    demoConfig("ServiceEntry", "shop/outside", {
      hosts: ["api.example.com"],
      ports: [{ number: 80, name: "http" }],
    }),
    { ...gateway, metadata: { ...gateway.metadata, labels: parts.waypoint } },
    demoPod({
      namespace: parts.within,
      workload: "waypoint",
      dataPlane: "waypoint",
      ready: parts.ready,
      labels: { "gateway.networking.k8s.io/gateway-name": "waypoint" },
    }),
  ];
}

function decided(parts: Partial<Parts>): WaypointDecision {
  const all = { ...PARTS, ...parts };
  const settings = {
    rootNamespace: "istio-system",
    allowAny: true,
    autoMtls: true,
    trustDomains: ["cluster.local"],
  };
  const mesh = explainMesh(demoSnapshot(objectsOf(all)), settings);
  const { workloads } = mesh.routing.registry;
  const client = workloads.get("front", "web") ?? null;
  return waypointFor(mesh, { client, host: all.host, server: workloads.get("shop", "api") ?? null });
}

const told = (parts: Partial<Parts>): readonly string[] => decided(parts).steps.map(toldStep);

// https://istio.io/latest/docs/ambient/usage/waypoint/#useawaypoint
describe("waypointFor", () => {
  it.each<readonly [rule: string, parts: Partial<Parts>, through: boolean]>([
    ["nothing names one", {}, false],
    ["the service names one", { service: USE }, true],
    ["its namespace names one", { namespace: USE }, true],
    ["the service opts out", { namespace: USE, service: { "istio.io/use-waypoint": "none" } }, false],
    ["the name is empty", { service: { "istio.io/use-waypoint": "" } }, false],
    [
      "one of another namespace that admits all",
      { service: { ...USE, "istio.io/use-waypoint-namespace": "front" }, within: "front", from: "All" },
      true,
    ],
    [
      "one of another namespace that admits its own only",
      { service: { ...USE, "istio.io/use-waypoint-namespace": "front" }, within: "front" },
      false,
    ],
    ["one that selects the namespace", { service: USE, namespace: { team: "a" }, from: "Selector" }, true],
    ["one that selects others", { service: USE, from: "Selector" }, false],
    ["one for workloads only", { service: USE, waypoint: { "istio.io/waypoint-for": "workload" } }, false],
    ["one for all", { service: USE, waypoint: { "istio.io/waypoint-for": "all" } }, true],
    ["one without ready pods", { service: USE, ready: false }, false],
    ["a Gateway that is none", { service: USE, className: "istio" }, false],
    ["a caller with a sidecar", { service: USE, client: "sidecar" }, false],
    ["a caller outside of the mesh", { service: USE, client: "none" }, false],
    ["a gateway", { service: USE, client: "gateway" }, false],
    [
      "a gateway where the service asks for it",
      { service: { ...USE, "istio.io/ingress-use-waypoint": "true" }, client: "gateway" },
      true,
    ],
    [
      "a pod's own for what is addressed to the pod",
      { host: "10.1.1.1", pod: USE, waypoint: { "istio.io/waypoint-for": "workload" } },
      true,
    ],
    ["one for services is none for pods", { host: "10.1.1.1", pod: USE }, false],
    ["a ServiceEntry goes by its own namespace", { host: "api.example.com", namespace: USE }, true],
    ["a headless service is called by pod", { headless: true, service: USE }, false],
  ])("%s: %s", (_rule, parts, through) => {
    expect(decided(parts).waypoint?.workload ?? null).toBe(through ? "waypoint" : null);
  });

  it("names the object and label that decide", () => {
    expect(told({ service: USE })).toEqual([
      'Service shop/api metadata.labels["istio.io/use-waypoint"] takes: requests go through the waypoint shop/waypoint',
    ]);
    expect(told({ namespace: USE, ready: false })).toEqual([
      'Namespace /shop metadata.labels["istio.io/use-waypoint"] skips: it names the Gateway shop/waypoint, which has no ready pods',
    ]);
    expect(told({ service: USE, client: "sidecar" })).toEqual([
      'Service shop/api metadata.labels["istio.io/use-waypoint"] skips: a sidecar does not use waypoints: it goes straight on',
    ]);
    expect(told({ client: "sidecar" })).toEqual([]);
  });

  it("is the simulated mesh's, whatever the labels and data planes", () => {
    const use = fc.constantFrom<Labels>(
      {},
      USE,
      USE,
      { ...USE, "istio.io/use-waypoint-namespace": "front" },
      { "istio.io/use-waypoint": "none" },
    );
    const ingress = fc.constantFrom<Labels>(
      {},
      { "istio.io/ingress-use-waypoint": "true" },
      { "istio.io/ingress-use-waypoint": "false" },
    );
    const labels = fc.tuple(use, ingress).map(([one, other]): Labels => ({ ...one, ...other }));
    const plane = fc.constantFrom<DataPlane>("ztunnel", "ztunnel", "gateway", "sidecar", "none");
    let through = 0;
    fc.assert(
      fc.property(
        fc.record({
          client: plane,
          server: plane,
          host: fc.constantFrom("api.shop.svc.cluster.local", "api.example.com", "10.1.1.1"),
          service: labels,
          namespace: fc
            .tuple(labels, fc.constantFrom<Labels>({}, { team: "a" }))
            .map(([one, team]): Labels => ({ ...one, ...team })),
          pod: use,
          waypoint: fc
            .constantFrom("", "service", "workload", "all", "all", "all", "none", "other")
            .map((value): Labels => (value === "" ? {} : { "istio.io/waypoint-for": value })),
          within: fc.constantFrom("shop", "shop", "shop", "front"),
          className: fc.constantFrom(...Array.from({ length: 7 }, () => "istio-waypoint"), "istio"),
          from: fc.constantFrom("", "", "All", "All", "All", "Same", "None", "Selector"),
          ready: fc.constantFrom(true, true, true, true, true, true, false),
          headless: fc.constantFrom(false, false, true),
        }),
        (parts: Parts) => {
          const world = meshWorld(objectsView(objectsOf(parts)));
          const name = parts.host.startsWith("api.shop") ? "api" : "";
          const solved = solvedWaypoint(world, {
            client: groupOf(world, "front", "web"),
            service: { host: parts.host, name, namespace: parts.host.startsWith("10.") ? "" : "shop" },
            server: groupOf(world, "shop", "api"),
          });
          const said = decided(parts).waypoint;
          through += said ? 1 : 0;
          expect(said?.namespace ?? null).toBe(solved?.end.namespace ?? null);
        },
      ),
      { numRuns: 2_500, seed: 20260120 },
    );
    expect(through).toBeGreaterThan(100);
  });
});
