import { beforeEach, describe, expect, test } from "vitest";
import { asClusterObject } from "@/lib/domain/config/as-cluster-object";
import { toRawObject } from "@/lib/domain/config/to-raw-object";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { KindState } from "@/lib/domain/mesh/kind-state";
import type { TestRoute } from "@/lib/domain/shifting/shift-plan";
import { startShift } from "@/lib/domain/shifting/start-shift";
import { takeStep } from "@/lib/domain/shifting/take-step";
import { fakeBackend, START_SECONDS, type FakeBackend } from "@/lib/testing/fake-backend";
import { CART_SUBSETS, cartByWeight, SHOP, shopService } from "@/lib/testing/shop-mesh";
import { CART_ROWS } from "@/lib/testing/shop-rows";
import { specObject } from "@/lib/testing/spec-object";
import { ProblemError } from "../../errors";
import { getFigures } from "./get-figures";
import { getSeries } from "./get-series";
import { getSplits } from "./get-splits";

const VIEWER = { identity: "process", mayWrite: false };
const signal = AbortSignal.timeout(20_000);
const ASKED = { namespaces: null, windowSeconds: 300 };
const CART = { namespace: "shop", name: "cart" };
const HOURS = 3_600_000;

let backend: FakeBackend;
beforeEach(() => {
  backend = fakeBackend(["shop", "bank", "istio-system"], CART_ROWS);
  backend.cluster.objects = [...SHOP, CART_SUBSETS, cartByWeight(90, 10)];
});

/** The cart's route with a shift to 50/50 under way, its first of two steps taken. */
function shifting(testRoute: TestRoute | null = null): ClusterObject {
  const moment = (after: number): string => new Date(START_SECONDS * 1000 + after).toISOString();
  const started = startShift(toRawObject(cartByWeight(90, 10)), {
    route: "spec.http[0]",
    goal: [50, 50],
    steps: [[70, 30]],
    firstStep: false,
    gates: { successPercent: 99, p95Ms: null, minimumRequests: null, waitSeconds: null },
    testRoute,
    deadline: moment(2 * HOURS),
    by: "amy",
    now: moment(0),
  });
  const stepped = started.ok ? takeStep(started.edited, moment(60_000)) : started;
  const read = stepped.ok ? asClusterObject(stepped.edited) : null;
  if (!read?.ok) throw new Error("no shift was started");
  return read.object;
}

describe("splits", () => {
  test("have weights beside observed shares", async () => {
    const { splits, warnings } = (await getSplits(backend, VIEWER, ASKED, signal)).body();
    expect(warnings).toEqual([]);
    expect(splits).toMatchObject([
      { object: { kind: "VirtualService", ...CART }, route: "spec.http[0]", service: CART, shift: null },
    ]);
    expect(splits[0]?.destinations).toMatchObject([
      { subset: "v1", weight: 90, observedShare: 0.9, comparable: true, requestsPerSecond: 9 },
      { subset: "v2", weight: 10, observedShare: 0.1, comparable: true, successRate: 0.5 },
    ]);
  });

  test("tell of a shift that is under way, and when it is overdue", async () => {
    backend.cluster.objects = [...SHOP, CART_SUBSETS, shifting()];
    const before = (await getSplits(backend, VIEWER, ASKED, signal)).body();
    expect(before.splits[0]?.shift).toMatchObject({
      by: "amy",
      taken: 1,
      steps: 2,
      overdue: false,
      broken: "",
    });
    backend.clock.advance(3 * 3_600);
    const after = (await getSplits(backend, VIEWER, ASKED, signal)).body();
    expect(after.splits[0]?.shift).toMatchObject({ overdue: true, broken: "" });
  });

  test.each([
    ["its test route goes on", [70, 30], /^$/],
    ["the weights it wrote does not", [20, 80], /^Somebody else changed the weights/],
  ])("tell that a shift which lost %s", async (_, weights, broken) => {
    const whole = shifting({ header: "x-canary", value: "yes", destination: 1 });
    const { data } = cartByWeight(...weights);
    backend.cluster.objects = [...SHOP, CART_SUBSETS, { ...whole, data }];
    const { splits } = (await getSplits(backend, VIEWER, ASKED, signal)).body();
    expect(splits[0]?.shift?.broken).toMatch(broken);
  });

  test("are told without shares while telemetry is down", async () => {
    backend.metrics.failure = { ok: false, kind: "unreachable", message: "connection refused" };
    const { splits, warnings } = (await getSplits(backend, VIEWER, ASKED, signal)).body();
    expect(warnings.map(({ code }) => code)).toEqual(["noTelemetry"]);
    expect(splits[0]?.destinations.map(({ observedShare }) => observedShare)).toEqual([null, null]);
  });

  test("wait for the objects of the cluster at the start, and for the right to know of them", async () => {
    const { objects } = backend.cluster;
    backend.cluster.objects = [];
    const whenReady = async (): Promise<void> => {
      await Promise.resolve();
      backend.cluster.objects = objects;
    };
    const starting = { ...backend, cluster: Object.assign(backend.cluster, { whenReady }) };
    const { splits } = (await getSplits(starting, VIEWER, ASKED, signal)).body();
    expect(splits).toHaveLength(1);
  });

  test("are told with a warning to who may not list namespaces", async () => {
    backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "reviewed" } };
    const { warnings } = (await getSplits(backend, VIEWER, ASKED, signal)).body();
    expect(warnings.map(({ code }) => code)).toEqual(["namespacesUnlisted"]);
  });

  test("are of the namespaces asked for, and of what the viewer may read", async () => {
    expect(
      (await getSplits(backend, VIEWER, { ...ASKED, namespaces: ["bank"] }, signal)).body().splits,
    ).toEqual([]);
    backend.cluster.mayGet = (_, kind) => Promise.resolve(kind !== "VirtualService");
    expect((await getSplits(backend, VIEWER, ASKED, signal)).body().splits).toEqual([]);
  });
});

describe("another route to the destinations of a split", () => {
  const told = async (): Promise<string> =>
    JSON.stringify((await getSplits(backend, VIEWER, ASKED, signal)).body().splits[0]);
  beforeEach(() => {
    const route = [{ destination: { host: "cart.shop.svc.cluster.local", subset: "v1" } }];
    const match = [{ headers: { "x-hushed": { exact: "yes" } } }];
    const pay = specObject("VirtualService", "bank/pay", { hosts: ["pay.test"], http: [{ match, route }] });
    backend.cluster.objects = [...backend.cluster.objects, pay];
  });

  test("is told with what it asks of requests", async () => {
    expect(await told()).toMatch(/secondRoute.*VirtualService bank.pay.*x-hushed/);
  });

  test("is neither named nor quoted to who may not see it", async () => {
    backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "list" } };
    expect(await told()).toMatch(/secondRoute.*you may not see/);
    expect(await told()).not.toMatch(/bank|pay|hushed/);
  });
});

describe("the rollout that writes a split's weights", () => {
  const told = async (): Promise<unknown> =>
    (await getSplits(backend, VIEWER, ASKED, signal)).body().splits[0]?.rollout;
  const hidden = { kind: "Rollout", namespace: "", name: "", phase: "", message: "" };
  beforeEach(() => {
    const istio = { virtualService: { name: "cart.shop" } };
    const spec = { strategy: { canary: { trafficRouting: { istio } } } };
    const status = { phase: "Paused", message: "vault is slow" };
    const rollout = specObject("Rollout", "bank/till-release", spec, { status });
    backend.cluster.objects = [...backend.cluster.objects, rollout];
  });

  test("is told as its controller does", async () => {
    expect(await told()).toEqual({
      kind: "Rollout",
      namespace: "bank",
      name: "till-release",
      phase: "Paused",
      message: "vault is slow",
    });
  });

  test("is not named in a namespace that the viewer may not see, only that there is one", async () => {
    backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "list" } };
    expect(await told()).toEqual(hidden);
  });

  test("says nothing to who may not read it", async () => {
    backend.cluster.mayGet = (_, kind) => Promise.resolve(kind !== "Rollout");
    expect(await told()).toEqual(hidden);
  });
});

describe("figures of versions", () => {
  test("are asked of the hosts of the service and of where its routes lead", async () => {
    await getSeries(backend, VIEWER, { service: CART, spanSeconds: 3_600 }, signal);
    expect(backend.metrics.askedSeries).toMatchObject([
      {
        hosts: ["cart.shop.svc.cluster.local"],
        end: START_SECONDS,
        start: START_SECONDS - 3_600,
        quantile: 0.95,
      },
    ]);
  });

  describe("of a Service", () => {
    const asked = (service: typeof CART): Promise<unknown> =>
      Promise.all([
        getSeries(backend, VIEWER, { service, spanSeconds: 3_600 }, signal),
        getFigures(backend, VIEWER, { service, since: START_SECONDS - 120 }, signal),
      ]).catch((error: unknown) => (error instanceof ProblemError ? error.problem : error));
    const place = { kind: "Service", namespace: null, objects: 3 } as const;
    const followed: KindState = { ...place, state: "live", since: 0 };
    const nothing = [{ versions: [] }, { versions: [] }];

    test("that is not there are not found, and nothing is asked of telemetry", async () => {
      backend.cluster.kinds = [followed];
      expect(await asked({ namespace: "shop", name: "ghost" })).toMatchObject({ status: 404 });
      expect(backend.metrics.askedSeries).toEqual([]);
    });

    test("in a namespace that is not visible are not found alike, whether it is there or not", async () => {
      backend.cluster.kinds = [followed];
      backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "list" } };
      const there = await asked({ namespace: "bank", name: "till" });
      expect(there).toMatchObject({ status: 404 });
      expect(await asked({ namespace: "bank", name: "ghost" })).toEqual(there);
    });

    test("that a route divides requests to are told though it is not there: they may still be seen", async () => {
      backend.cluster.kinds = [followed];
      const { kind, meta } = shopService("shop/cart");
      backend.cluster.objects = backend.cluster.objects.filter(
        (object) => object.kind !== kind || object.meta.name !== meta.name,
      );
      expect(await asked(CART)).toMatchObject(nothing);
    });

    test("that the viewer may not read are told alike, whether it is there or not", async () => {
      backend.cluster.kinds = [followed];
      backend.cluster.mayGet = (_, kind) => Promise.resolve(kind !== "Service");
      expect(await asked({ namespace: "shop", name: "web" })).toMatchObject(nothing);
      expect(await asked({ namespace: "shop", name: "ghost" })).toMatchObject(nothing);
    });

    test("that may be there unseen are told where Services may not all be read", async () => {
      backend.cluster.kinds = [{ ...place, state: "denied", verb: "list", resource: "services" }];
      expect(await asked({ namespace: "shop", name: "ghost" })).toMatchObject(nothing);
    });
  });

  test.each([120, 30])("count what came since a step %d s ago", async (ago) => {
    const asked = { service: CART, since: START_SECONDS - ago };
    const figures = await getFigures(backend, VIEWER, asked, signal);
    expect(figures.at).toBe(START_SECONDS);
    expect(backend.metrics.askedSeries).toMatchObject([{ start: START_SECONDS, windowSeconds: ago }]);
  });

  test.each([
    ["a step less than two scrapes ago", -29],
    ["a step by a clock that is ahead", 3_600],
  ])("are not known after %s: requests from before it count for nothing", async (_, since) => {
    const asked = { service: CART, since: START_SECONDS + since };
    expect((await getFigures(backend, VIEWER, asked, signal)).versions).toEqual([]);
    expect(backend.metrics.askedSeries).toEqual([]);
  });

  test("are refused where telemetry is down", async () => {
    backend.metrics.failure = { ok: false, kind: "unreachable", message: "connection refused" };
    const asked = { service: CART, since: START_SECONDS - 60 };
    await expect(getFigures(backend, VIEWER, asked, signal)).rejects.toThrow(/connection refused/i);
  });
});
