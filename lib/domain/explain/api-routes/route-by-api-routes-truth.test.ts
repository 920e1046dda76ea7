import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meshRoute } from "@/lib/demo/traffic/gateway-api/mesh-route";
import type { Call } from "@/lib/demo/traffic/model/call";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { demoConfig, demoService } from "@/lib/testing/demo-objects";
import { demoSnapshot } from "@/lib/testing/demo-snapshot";
import { explainCallOf, explainedSaid, solvedSaid } from "@/lib/testing/explain/gateway-agreement";
import { requestParts, ROUTE_KINDS, routeOf } from "@/lib/testing/explain/gateway-routes";
import { onceEach } from "@/lib/testing/explain/once-each";
import { worldOfCaller } from "@/lib/testing/routed-call";
import { explainMesh, type ExplainMesh } from "../explain-mesh";
import { apiRoutesOfService } from "./api-routes-of-service";
import { routeByApiRoutes } from "./route-by-api-routes";

const BASE: readonly K8sObject[] = [
  ...["web", "api"].map((name) => demoService({ name })),
  demoService({ namespace: "bank", name: "teller" }),
  demoConfig("ServiceEntry", "shop/out", {
    hosts: ["out.example.com"],
    resolution: "DNS",
    ports: [{ number: 8080, name: "http", protocol: "HTTP" }],
  }),
];
const PARENTS = fc.constantFrom(
  { group: "", kind: "Service", name: "web", namespace: "shop" },
  { group: "", kind: "Service", name: "web", namespace: "shop" },
  { group: "", kind: "Service", name: "web" },
  { group: "", kind: "Service", name: "web", namespace: "shop" },
  { group: "", kind: "Service", name: "web", namespace: "shop", port: 8080 },
  { group: "", kind: "Service", name: "web", namespace: "shop", port: 9090 },
  { group: "networking.istio.io", kind: "ServiceEntry", name: "out", namespace: "shop" },
  { kind: "Gateway", name: "web" },
);
const WEB = { host: "web.shop.svc.cluster.local", name: "web", namespace: "shop" };
const OUT = { host: "out.example.com", name: "out", namespace: "shop" };

const world = fc
  .record({
    routes: fc.array(
      fc
        .constantFrom("HTTPRoute", "HTTPRoute", "HTTPRoute", ...ROUTE_KINDS)
        .chain((kind) => routeOf(kind, PARENTS, ["web.shop.svc.cluster.local", "*.cluster.local", "x.y"])),
      { minLength: 1, maxLength: 4 },
    ),
    caller: fc.constantFrom(
      { namespace: "shop", dataPlane: "sidecar" } as const,
      { namespace: "shop", dataPlane: "sidecar" } as const,
      { namespace: "shop", dataPlane: "sidecar" } as const,
      { namespace: "bank", dataPlane: "sidecar" } as const,
      { namespace: "shop", dataPlane: "waypoint" } as const,
      { namespace: "third", dataPlane: "sidecar" } as const,
    ),
    protocol: fc.constantFrom<Call["protocol"][]>("http", "http", "http", "http", "grpc", "tcp", "tls"),
    service: fc.constantFrom(WEB, WEB, WEB, WEB, WEB, WEB, OUT),
    request: requestParts,
  })
  .map(({ routes, ...rest }) => ({ objects: [...BASE, ...onceEach(routes)], ...rest }));

const meshOf = (objects: readonly K8sObject[]): ExplainMesh =>
  explainMesh(demoSnapshot(objects), {
    rootNamespace: "istio-system",
    allowAny: true,
    autoMtls: true,
    trustDomains: ["cluster.local"],
  });

describe("routes of the Gateway API inside the mesh", () => {
  it("do with requests what the simulated mesh does", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(world, ({ objects, caller, protocol, service, request }) => {
        const call: Call = { host: service.host, port: 8080, protocol, token: null, ...request };
        const solver = worldOfCaller(objects, caller);
        const mesh = meshOf(objects);
        const isConnection = protocol === "tcp" || protocol === "tls";
        const knows = (host: string): boolean => mesh.routing.registry.find(host) !== null;
        const solved = solvedSaid(meshRoute(solver.world, solver.client, call, service), knows, isConnection);
        const from = { ...caller, labels: { app: "web" } };
        const { routes } = apiRoutesOfService(mesh, from, service, explainCallOf(call));
        const routed = routeByApiRoutes(mesh, { caller: from, routes }, explainCallOf(call));
        expect(explainedSaid(routed, isConnection)).toEqual(solved);
        const [kind = ""] = solved.is.split(" ");
        seen.add(kind);
      }),
      { numRuns: 1_000 },
    );
    expect([...seen].toSorted()).toEqual(["answer", "closed", "error", "forward", "redirect", "unrouted"]);
  });
});
