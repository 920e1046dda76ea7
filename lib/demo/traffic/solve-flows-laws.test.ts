import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoNamespace, demoPod, demoService } from "@/lib/testing/demo-objects";
import type { Demand } from "../world/demand";
import type { Intent } from "../world/intent";
import type { K8sObject } from "../world/k8s-object";
import { objectsView } from "../world/objects-view";
import type { MeshFlow } from "./model/mesh-flow";
import { solveFlows } from "./solve-flows";

const NAMES = ["a", "b", "c", "d"] as const;
const name = fc.constantFrom(...NAMES);
const dataPlane = fc.constantFrom("sidecar", "sidecar", "none", "ztunnel");

const service = fc
  .tuple(name, dataPlane, fc.integer({ min: 0, max: 3 }))
  .map(([of, plane, pods]): readonly K8sObject[] => [
    demoService({ name: of }),
    ...Array.from({ length: pods }, (_, index) =>
      demoPod({ workload: of, labels: { app: of, version: `v${(index % 2) + 1}` }, dataPlane: plane, index }),
    ),
  ]);
const destination = fc.record({
  destination: fc.record({
    host: fc.oneof(name, fc.constant("nowhere")),
    subset: fc.constantFrom("v1", "v2"),
  }),
  weight: fc.integer({ min: 0, max: 100 }),
});
const fault = fc.record({
  abort: fc.record({ httpStatus: fc.constantFrom(400, 503), percentage: fc.record({ value: fc.nat(100) }) }),
  delay: fc.record({ fixedDelay: fc.constant("2s"), percentage: fc.record({ value: fc.nat(100) }) }),
});
const httpRoute = fc.record(
  {
    match: fc.constantFrom<readonly JsonObject[]>(
      [{ uri: { prefix: "/" } }],
      [{ uri: { prefix: "/x" } }],
      [],
    ),
    route: fc.array(destination, { minLength: 1, maxLength: 3 }),
    fault,
    timeout: fc.constantFrom("20ms", "5s"),
    retries: fc.record({
      attempts: fc.nat(3),
      retryOn: fc.constantFrom("5xx", "503", "connect-failure,reset"),
    }),
    mirrors: fc.array(
      fc.record({ destination: fc.record({ host: name }), percentage: fc.record({ value: fc.nat(100) }) }),
      {
        maxLength: 2,
      },
    ),
  },
  { requiredKeys: ["route"] },
);
const config = fc.oneof(
  fc
    .tuple(name, fc.array(httpRoute, { minLength: 1, maxLength: 3 }))
    .map(([host, http]) => demoConfig("VirtualService", `shop/${host}`, { hosts: [host], http })),
  fc
    .tuple(
      name,
      fc.constantFrom<JsonObject>(
        {},
        { tls: { mode: "DISABLE" } },
        { connectionPool: { http: { http2MaxRequests: 1 }, tcp: { maxConnections: 1 } } },
        { outlierDetection: { consecutive5xxErrors: 3 } },
      ),
    )
    .map(([host, trafficPolicy]) =>
      demoConfig("DestinationRule", `shop/${host}`, {
        host,
        trafficPolicy,
        subsets: ["v1", "v2"].map((subset) => ({ name: subset, labels: { version: subset } })),
      }),
    ),
  fc
    .constantFrom("STRICT", "PERMISSIVE", "DISABLE")
    .map((mode) => demoConfig("PeerAuthentication", "shop/default", { mtls: { mode } })),
  name.map((app) =>
    demoConfig("AuthorizationPolicy", `shop/deny-${app}`, {
      action: "DENY",
      rules: [{}],
      selector: { matchLabels: { app } },
    }),
  ),
);
const intents = fc.array(
  fc.record({
    from: name,
    to: fc.oneof(name, fc.constant("api.example.com")),
    perSecond: fc.integer({ min: 1, max: 500 }),
    protocol: fc.constantFrom("http", "grpc"),
  }),
  { minLength: 1, maxLength: 6 },
);
const failures = fc.array(fc.record({ workload: name, share: fc.integer({ min: 0, max: 100 }) }), {
  maxLength: 4,
});

const world = fc.record({
  services: fc.uniqueArray(service, {
    minLength: 1,
    maxLength: 4,
    selector: ([one]) => one?.metadata.name ?? "",
  }),
  configs: fc.uniqueArray(config, {
    maxLength: 6,
    selector: ({ kind, metadata }) => `${kind}/${metadata.name}`,
  }),
  intents,
  failures,
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const objectsOf = ({ services, configs }: World): readonly K8sObject[] => [
  demoNamespace("shop"),
  ...services.flat(),
  ...configs,
];
const demandOf = (one: World): Demand => ({
  intents: one.intents.map(({ from, to, perSecond, protocol }): Intent => ({
    from: { namespace: "shop", workload: from },
    host: to,
    port: 8080,
    path: "/",
    protocol: protocol === "grpc" ? "grpc" : "http",
    rate: { perSecond },
    requestBytes: 1,
    responseBytes: 1,
  })),
  behaviours: one.failures.map(({ workload, share }) => ({
    namespace: "shop",
    workload,
    medianMs: 15,
    failures: [{ code: "503", share: share / 100 }],
  })),
  carriers: "all",
  propagatedHeaders: [],
});
const solved = (one: World): readonly MeshFlow[] => solveFlows(objectsView(objectsOf(one)), demandOf(one), 7);
const total = (flows: readonly MeshFlow[]): number =>
  flows.reduce((sum, { perSecond }) => sum + perSecond, 0);

describe("solveFlows, whatever the configuration", () => {
  it("conserves requests: what callers send is answered or fails, once", () => {
    fc.assert(
      fc.property(world, (one) => {
        const flows = solved(one);
        for (const from of NAMES) {
          const callers = one.services.find(([first]) => first?.metadata.name === from)?.length ?? 0;
          const wanted = one.intents
            .filter((intent) => intent.from === from)
            .reduce((sum, { perSecond }) => sum + perSecond, 0);
          const sent = flows.filter(({ role, source }) => role === "request" && source.workload === from);
          expect(total(sent)).toBeCloseTo(callers > 1 ? wanted : 0, 6);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("gives rates that are finite and not negative", () => {
    fc.assert(
      fc.property(world, (one) => {
        for (const { perSecond } of solved(one)) {
          expect(Number.isFinite(perSecond)).toBe(true);
          expect(perSecond).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it("is the same for the same world, in whatever order its objects are listed", () => {
    fc.assert(
      fc.property(world, fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (one, order) => {
        const shuffled = objectsOf(one)
          .map((object, index) => ({ object, key: order[index % order.length] ?? 0 }))
          .sort((left, right) => left.key - right.key)
          .map(({ object }) => object);
        expect(solveFlows(objectsView(shuffled), demandOf(one), 7)).toEqual(solved(one));
      }),
      { numRuns: 60 },
    );
  });

  it("meets weights exactly where nothing else interferes", () => {
    fc.assert(
      fc.property(fc.nat(100), fc.integer({ min: 1, max: 1_000 }), (weight, perSecond) => {
        const pods = ["v1", "v2"].map((version, index) =>
          demoPod({ workload: `a-${version}`, labels: { app: "a", version }, index }),
        );
        const split = demoConfig("VirtualService", "shop/a", {
          hosts: ["a"],
          http: [
            {
              route: [
                { destination: { host: "a", subset: "v1" }, weight },
                { destination: { host: "a", subset: "v2" }, weight: 100 - weight },
              ],
            },
          ],
        });
        const subsets = demoConfig("DestinationRule", "shop/a", {
          host: "a",
          subsets: ["v1", "v2"].map((subset) => ({ name: subset, labels: { version: subset } })),
        });
        const objects = [
          demoNamespace("shop"),
          demoService({ name: "a" }),
          ...pods,
          split,
          subsets,
          demoPod({ workload: "b" }),
        ];
        const intent = {
          from: { namespace: "shop", workload: "b" },
          host: "a",
          port: 8080,
          path: "/",
          protocol: "http",
          rate: { perSecond },
          requestBytes: 1,
          responseBytes: 1,
        } as const;
        const flows = solveFlows(
          objectsView(objects),
          { intents: [intent], behaviours: [], carriers: "all", propagatedHeaders: [] },
          1,
        );
        expect(total(flows.filter(({ destination }) => destination?.workload === "a-v1"))).toBeCloseTo(
          (perSecond * weight) / 100,
          6,
        );
      }),
    );
  });
});
