import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoPod, demoService } from "@/lib/testing/demo-objects";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import type { Call } from "../model/call";
import type { RouteDecision } from "../model/route-decision";
import { meshWorld } from "../registry/mesh-world";
import { gatewayRoute } from "./gateway-route";
import { meshRoute } from "./mesh-route";
import { ROUTE_KINDS } from "./route-kinds";

const NAMES = ["web", "api", "gone"] as const;
const CALL: Call = {
  host: "web.shop.svc.cluster.local",
  port: 80,
  protocol: "http",
  method: "GET",
  path: "/a/b?x=1",
  headers: new Map([["x-user", "jason"]]),
  token: null,
};
const BASE = [
  ...["web", "api"].map((name) => demoService({ name })),
  demoPod({ workload: "client" }),
  demoPod({
    workload: "edge-istio",
    dataPlane: "gateway",
    labels: { "gateway.networking.k8s.io/gateway-name": "edge", istio: "ingressgateway" },
  }),
];

/** Both decisions, by the sidecar of `client` and by the pods of the Gateway `edge`. */
function decisions(objects: readonly K8sObject[], call: Call): readonly (RouteDecision | null)[] {
  const world = meshWorld(objectsView([...BASE, ...objects]));
  const service = { host: "web.shop.svc.cluster.local", name: "web", namespace: "shop" };
  return world.groups.map((group) =>
    group.end.dataPlane === "gateway"
      ? gatewayRoute(world, group, call)
      : meshRoute(world, group, call, service),
  );
}

const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<Json>(
      null,
      true,
      -1,
      0,
      1,
      80,
      1e300,
      "",
      "*",
      "web",
      "/a",
      "(a+)+",
      "RequestMirror",
      "Exact",
    ),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        "name",
        "port",
        "weight",
        "type",
        "value",
        "path",
        "matches",
        "filters",
        "backendRefs",
        "kind",
      ),
      tie("value"),
      { maxKeys: 4 },
    ),
  ),
})).value;

const broken = (keys: readonly string[]): fc.Arbitrary<JsonObject> =>
  fc.record(Object.fromEntries(keys.map((key) => [key, json])), { requiredKeys: [] });

const brokenObjects: fc.Arbitrary<readonly K8sObject[]> = fc
  .record({
    gateway: fc.oneof(
      broken(["listeners", "addresses"]),
      fc.record({
        listeners: fc.array(broken(["name", "port", "protocol", "hostname", "tls", "allowedRoutes"])),
      }),
    ),
    routes: fc.array(
      fc.record({
        kind: fc.constantFrom(...ROUTE_KINDS),
        rules: json,
        rule: broken(["matches", "filters", "backendRefs"]),
      }),
      { maxLength: 4 },
    ),
    ingress: broken(["rules", "tls", "ingressClassName"]),
    grant: broken(["from", "to"]),
  })
  .map(({ gateway, routes, ingress, grant }) => [
    demoConfig("Gateway", "shop/edge", { gatewayClassName: "istio", ...gateway }),
    demoConfig("Ingress", "shop/i", ingress),
    demoConfig("ReferenceGrant", "shop/g", grant),
    ...routes.map(({ kind, rules, rule }, index) =>
      demoConfig(kind, `shop/r${index}`, {
        parentRefs: [{ name: "edge" }, { group: "", kind: "Service", name: "web" }],
        rules: index % 2 === 0 ? rules : [rule],
      }),
    ),
  ]);

const backend = fc.record(
  { name: fc.constantFrom(...NAMES), port: fc.constant(80), weight: fc.integer({ min: 0, max: 100 }) },
  { requiredKeys: ["name", "port"] },
);
const match = fc.record(
  {
    path: fc.record({
      type: fc.constantFrom("Exact", "PathPrefix"),
      value: fc.constantFrom("/", "/a", "/a/b"),
    }),
    method: fc.constantFrom("GET", "POST"),
  },
  { requiredKeys: [] },
);
const soundRoutes: fc.Arbitrary<readonly K8sObject[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...ROUTE_KINDS),
      rules: fc.array(
        fc.record({
          matches: fc.array(match, { maxLength: 2 }),
          backendRefs: fc.array(backend, { maxLength: 4 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((routes) =>
    routes.map(({ kind, rules }, index) =>
      demoConfig(kind, `shop/r${index}`, {
        parentRefs: [{ name: "edge" }, { group: "", kind: "Service", name: "web" }],
        rules,
      }),
    ),
  );
const listeners = [
  { name: "http", port: 80, protocol: "HTTP" },
  { name: "tcp", port: 81, protocol: "TCP" },
];
const EDGE = demoConfig("Gateway", "shop/edge", { gatewayClassName: "istio", listeners });
const call = fc
  .record({ protocol: fc.constantFrom("http", "grpc", "tcp", "tls"), port: fc.constantFrom(80, 81) })
  .map((parts): Call => ({ ...CALL, ...parts }));

describe("routes, whatever is written in them", () => {
  it("never throw", () => {
    fc.assert(
      fc.property(brokenObjects, call, (objects, one) => {
        expect(decisions(objects, one)).toHaveLength(2);
      }),
      { numRuns: 300 },
    );
  });

  it("give shares above 0 that add up to 1, of the requests as of the mirrors at most all", () => {
    fc.assert(
      fc.property(fc.oneof(soundRoutes, brokenObjects), call, (objects, one) => {
        for (const decision of decisions([EDGE, ...objects], one)) {
          if (decision?.outcome !== "forward") continue;
          const shares = decision.targets.map(({ share }) => share);
          expect(Math.min(...shares)).toBeGreaterThan(0);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          for (const { share } of decision.mirrors) expect(share).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("decide the same in whatever order the objects come", () => {
    fc.assert(
      fc.property(soundRoutes, call, (objects, one) => {
        const all = [EDGE, ...objects];
        expect(decisions(all.toReversed(), one)).toEqual(decisions(all, one));
      }),
      { numRuns: 200 },
    );
  });
});
