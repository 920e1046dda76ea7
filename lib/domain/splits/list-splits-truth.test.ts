import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import type { Intent } from "@/lib/demo/world/intent";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoNamespace, demoPod, demoService } from "@/lib/testing/demo-objects";
import { demoRows } from "@/lib/testing/demo-rows";
import { demoSnapshot } from "@/lib/testing/demo-snapshot";
import { demandFor, flowsOf, intentOf } from "@/lib/testing/solved-flows";
import { listSplits } from "./list-splits";
import type { TrafficSplit } from "./traffic-split";

const VERSIONS = ["v1", "v2", "v3"];
const HEADER = "x-test";

const BASE: readonly K8sObject[] = [
  demoNamespace("shop"),
  ...["front", "back"].map((workload) => demoPod({ workload })),
  demoPod({ workload: "legacy", dataPlane: "none" }),
  demoService({ name: "web" }),
  demoService({ name: "alias", selector: { app: "web" } }),
  ...VERSIONS.flatMap((version) => [
    demoPod({ workload: `web-${version}`, labels: { app: "web", version } }),
    demoService({ name: `web-${version}`, selector: { app: "web", version } }),
  ]),
  demoConfig("DestinationRule", "shop/web", {
    host: "web",
    subsets: VERSIONS.map((name) => ({ name, labels: { version: name } })),
  }),
];

type Kind = "VirtualService" | "HTTPRoute";
const weights = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 3, maxLength: 3 });
const version = fc.nat(2);
const rate = fc.constantFrom(0, 0.01, 20, 300);

/** A world: how `web` is split, which other routes lead to its versions, and who calls what. */
const worlds = fc.record({
  kind: fc.constantFrom<Kind>("VirtualService", "HTTPRoute"),
  weights,
  /** A route for a header before the split. */
  test: fc.option(version, { nil: null }),
  /** A route for callers of one label before the split. */
  ofBack: fc.option(version, { nil: null }),
  /** Another host that is routed to a version. */
  aliased: fc.option(version, { nil: null }),
  mirror: fc.option(version, { nil: null, freq: 1 }),
  abort: fc.option(fc.constantFrom(10, 50), { nil: null, freq: 1 }),
  hidden: fc.boolean(),
  callers: fc.record({ front: rate, back: rate, legacy: rate, tester: rate, alias: rate }),
});
type World = typeof worlds extends fc.Arbitrary<infer W> ? W : never;

const to = (index: number, weight?: number): JsonObject => ({
  destination: { host: "web", subset: VERSIONS[index] ?? "" },
  ...(weight === undefined ? {} : { weight }),
});

function virtualService(world: World): JsonObject {
  const { test, ofBack, mirror, abort } = world;
  const byHeader = { match: [{ headers: { [HEADER]: { exact: "yes" } } }], route: [to(test ?? 0)] };
  const byLabel = { match: [{ sourceLabels: { app: "back" } }], route: [to(ofBack ?? 0)] };
  const split = {
    route: world.weights.map((weight, index) => to(index, weight)),
    ...(mirror === null ? {} : { mirror: { host: "web", subset: VERSIONS[mirror] ?? "" } }),
    ...(abort === null ? {} : { fault: { abort: { httpStatus: 500, percentage: { value: abort } } } }),
  };
  return {
    hosts: ["web"],
    http: [...(test === null ? [] : [byHeader]), ...(ofBack === null ? [] : [byLabel]), split],
  };
}

function httpRoute({ test, weights: given }: World): JsonObject {
  const ref = (index: number, weight: number): JsonObject => ({
    name: `web-${VERSIONS[index]}`,
    port: 8080,
    weight,
  });
  const byHeader = {
    matches: [{ headers: [{ name: HEADER, value: "yes" }] }],
    backendRefs: [ref(test ?? 0, 1)],
  };
  return {
    parentRefs: [{ group: "", kind: "Service", name: "web", port: 8080 }],
    rules: [
      ...(test === null ? [] : [byHeader]),
      { backendRefs: given.map((weight, index) => ref(index, weight)) },
    ],
  };
}

function configOf(world: World): readonly K8sObject[] {
  const isIstio = world.kind === "VirtualService";
  const route = demoConfig(world.kind, "shop/web", isIstio ? virtualService(world) : httpRoute(world));
  const alias = demoConfig("VirtualService", "shop/alias", {
    hosts: ["alias"],
    http: [
      {
        route: [
          isIstio ? to(world.aliased ?? 0) : { destination: { host: `web-${VERSIONS[world.aliased ?? 0]}` } },
        ],
      },
    ],
  });
  const sidecar = demoConfig("Sidecar", "shop/back", {
    workloadSelector: { labels: { app: "back" } },
    egress: [{ hosts: ["./alias.shop.svc.cluster.local"] }],
  });
  return [route, ...(world.aliased === null ? [] : [alias]), ...(world.hidden ? [sidecar] : [])];
}

const hostOf = (name: string): string => `${name}.shop.svc.cluster.local`;

function intentsOf({ callers }: World): readonly Intent[] {
  const call = (workload: string, host: string, perSecond: number, headers = {}): Intent =>
    intentOf(hostOf(host), { from: { namespace: "shop", workload }, rate: { perSecond }, headers });
  return [
    call("front", "web", callers.front),
    call("back", "web", callers.back),
    call("legacy", "web", callers.legacy),
    call("front", "web", callers.tester, { [HEADER]: "yes" }),
    call("front", "alias", callers.alias),
  ].filter(({ rate: of }) => "perSecond" in of && of.perSecond > 0);
}

interface Solved {
  readonly split: TrafficSplit;
  readonly flows: readonly MeshFlow[];
}

const WINDOW = 300;

function solve(world: World): Solved {
  const objects = [...BASE, ...configOf(world)];
  const flows = flowsOf(objects, demandFor(intentsOf(world)));
  const splits = listSplits({
    snapshot: demoSnapshot(objects),
    rootNamespace: "istio-system",
    allowAny: true,
    autoMtls: true,
    homeCluster: "Kubernetes",
    rows: demoRows(flows),
    windowSeconds: WINDOW,
    visible: new Set(["shop"]),
  });
  const split = splits.find(({ object }) => object.name === "web");
  if (!split) throw new Error("the split is not listed");
  return { split, flows };
}

const sum = (flows: readonly MeshFlow[]): number =>
  flows.reduce((total, { perSecond }) => total + perSecond, 0);

/** What truly reached a destination of the split, by any way: requests and copies of them. */
function reaching({ split, flows }: Solved, index: number): readonly MeshFlow[] {
  const destination = split.destinations[index];
  return flows.filter(
    ({ role, service, destination: end, perSecond }) =>
      role !== "attempt" &&
      perSecond > 1e-9 &&
      service.host === destination?.host &&
      destination.workloads.some(({ workload }) => workload === end?.workload),
  );
}

const placeOf = ({ object, route }: TrafficSplit): string =>
  `${object.kind} ${object.namespace}/${object.name} ${route}`;

describe("of a random world, the solver being the judge", () => {
  it("compares nothing that another way than the route sent too", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const solved = solve(world);
        solved.split.destinations.forEach((destination, index) => {
          if (!destination.comparable) return;
          const astray = reaching(solved, index).filter(
            ({ role, route }) => role === "mirror" || route !== placeOf(solved.split),
          );
          expect(astray.map(({ source, route }) => `${source.workload} by ${route}`)).toEqual([]);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it("shows the shares that the route's own requests truly have", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { split, flows } = solve(world);
        const own = flows.filter(
          ({ role, route, destination }) => role === "request" && route === placeOf(split) && destination,
        );
        split.destinations.forEach((destination) => {
          if (!destination.comparable) return;
          const here = own.filter(({ destination: end }) =>
            destination.workloads.some(({ workload }) => workload === end?.workload),
          );
          expect(destination.observedShare).toBeCloseTo(sum(here) / sum(own), 6);
          expect(destination.observedShare).toBeCloseTo(destination.configuredShare, 6);
          expect(split.verdict).toBe("asConfigured");
        });
      }),
      { numRuns: 300 },
    );
  });

  it("does compare where nothing stands in the way", () => {
    const compared: World[] = [];
    const plain = worlds.map((world): World => ({
      ...world,
      test: null,
      ofBack: null,
      aliased: null,
      mirror: null,
      hidden: false,
      weights: world.weights.map((weight) => weight + 1),
      callers: { front: 300, back: world.callers.back, legacy: 0, tester: 0, alias: 0 },
    }));
    fc.assert(
      fc.property(plain, (world) => {
        expect(solve(world).split.notes.filter(({ code }) => code !== "weightsSum")).toEqual([]);
        compared.push(world);
      }),
    );
    expect(compared.length).toBeGreaterThan(50);
  });

  it("tells with a reason of its own why a destination is not compared", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { split } = solve(world);
        for (const { comparable, reason } of split.destinations)
          expect(comparable).toBe(reason === undefined);
        expect(split.verdict === "cannotTell").toBe(split.destinations.some(({ comparable }) => !comparable));
      }),
    );
  });
});
