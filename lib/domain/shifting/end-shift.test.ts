import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../mesh/cluster-object";
import { objectAt, objectsAt } from "../mesh/read-json";
import { changeGates, pauseShift, resumeShift, takeOver } from "./change-plan";
import type { Edited } from "./edited";
import { dropShift, finishShift, rollBack } from "./end-shift";
import { readShift } from "./read-shift";
import { SHIFT_ANNOTATION, type ShiftGates } from "./shift-plan";
import { startShift, type ShiftWish } from "./start-shift";
import { takeStep } from "./take-step";

const containing = (text: string): unknown => expect.stringContaining(text);

const GATES: ShiftGates = { successPercent: 99, p95Ms: null, minimumRequests: 10, waitSeconds: null };
const NOW = "2026-03-01T10:00:00Z";

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const weight = fc.integer({ min: 0, max: 100 });
const maybeWeight = fc.option(weight, { nil: undefined });

const istioDestination = (subset: string, value: number | undefined, before: boolean): JsonObject => {
  const destination = { destination: { host: "web", subset } };
  if (value === undefined) return destination;
  return before ? { weight: value, ...destination } : { ...destination, weight: value };
};

const weights = (count: number): fc.Arbitrary<readonly (number | undefined)[]> =>
  fc.array(maybeWeight, { minLength: count, maxLength: count });
const steps = (count: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: count, maxLength: count }), {
    minLength: 1,
    maxLength: 4,
  });

/** Objects of each kind with one route to shift among others, with and without annotations. */
const world = fc
  .record({
    kind: fc.constantFrom("VirtualService", "HTTPRoute", "GRPCRoute"),
    names: fc.uniqueArray(name, { minLength: 2, maxLength: 4 }),
    before: fc.boolean(),
    annotations: fc.option(fc.dictionary(name, fc.string(), { maxKeys: 2 }), { nil: undefined }),
    others: fc.array(fc.record({ name: fc.constant("other"), timeout: fc.constant("3s") }), { maxLength: 2 }),
    match: fc.option(fc.constant([{ uri: { prefix: "/shop" } }, { uri: { exact: "/" } }]), {
      nil: undefined,
    }),
    test: fc.boolean(),
  })
  .chain((parts) =>
    fc.record({
      parts: fc.constant(parts),
      from: weights(parts.names.length),
      steps: steps(parts.names.length),
    }),
  )
  .map(({ parts, from, steps: planned }) => {
    const { kind, names, before, annotations, others, match, test } = parts;
    const istio = kind === "VirtualService";
    const destinations = names.map((one, index) => {
      const value = from[index];
      if (istio) return istioDestination(one, value, before);
      const ref = { name: one, port: 8080 };
      return value === undefined ? ref : { ...ref, weight: value };
    });
    const rule: JsonObject = {
      ...(match && istio ? { match } : {}),
      ...(match && !istio
        ? { matches: [{ method: { type: "Exact" } }, { headers: [{ name: "a", value: "b" }] }] }
        : {}),
      [istio ? "route" : "backendRefs"]: destinations,
      timeout: "5s",
    };
    const raw: JsonObject = {
      apiVersion: "v1",
      kind,
      metadata: {
        name: "web",
        namespace: "shop",
        ...(annotations ? { annotations } : {}),
        labels: { a: "b" },
      },
      spec: { hosts: ["web"], [istio ? "http" : "rules"]: [...others, rule], exportTo: ["."] },
    };
    const wish: ShiftWish = {
      route: `spec.${istio ? "http" : "rules"}[${others.length}]`,
      goal: planned.at(-1) ?? [],
      steps: planned,
      gates: GATES,
      testRoute: test ? { header: "X-Test", value: "yes", destination: names.length - 1 } : null,
      deadline: "2026-03-02T10:00:00Z",
      now: NOW,
      by: "ann",
      firstStep: false,
    };
    return { raw, wish };
  });

const edited = (result: Edited): JsonObject => {
  if (!result.ok) throw new Error(result.because);
  return result.edited;
};

const begun = ({ raw, wish }: { raw: JsonObject; wish: ShiftWish }): JsonObject =>
  edited(startShift(raw, wish));

describe("a shift leaves everything but weights, test route and annotation alone", () => {
  it("restores the object byte for byte when it is rolled back after any of its steps", () => {
    fc.assert(
      fc.property(world, fc.nat(5), fc.boolean(), ({ raw, wish }, taken, pause) => {
        let now = begun({ raw, wish });
        for (let step = 0; step < Math.min(taken, wish.steps.length); step += 1)
          now = edited(takeStep(now, NOW));
        if (pause) now = edited(pauseShift(now));
        now = edited(
          changeGates(edited(takeOver(now, { by: "bob", deadline: null })), { ...GATES, p95Ms: 1 }),
        );
        expect(JSON.stringify(edited(rollBack(now)))).toBe(JSON.stringify(raw));
      }),
      { numRuns: 500 },
    );
  });

  it("ends at the goal with nothing else changed", () => {
    fc.assert(
      fc.property(world, ({ raw, wish }) => {
        let now = begun({ raw, wish });
        expect(finishShift(now).ok).toBe(false);
        wish.steps.forEach(() => {
          now = edited(takeStep(now, NOW));
        });
        expect(takeStep(now, NOW).ok).toBe(false);
        const done = edited(finishShift(now));
        expect(readShift(done)).toBeNull();
        const direct = edited(startShift(raw, { ...wish, steps: [], testRoute: null, firstStep: true }));
        expect(JSON.stringify(done)).toBe(JSON.stringify(edited(dropShift(direct))));
      }),
    );
  });

  it("finds its route where others put routes before it", () => {
    fc.assert(
      fc.property(world, fc.nat(3), ({ raw, wish }, before) => {
        const list = raw["kind"] === "VirtualService" ? "http" : "rules";
        const now = edited(takeStep(begun({ raw, wish }), NOW));
        const rules = objectsAt(objectAt(now, "spec"), list);
        const added = Array.from({ length: before }, (_, at) => ({ name: `new-${at}` }));
        const moved = { ...now, spec: { ...objectAt(now, "spec"), [list]: [...added, ...rules] } };
        const back = edited(rollBack(moved));
        const original = JSON.stringify(raw["spec"]);
        const restored = JSON.stringify(back["spec"]).replace(
          before === 0 ? "" : `${JSON.stringify(added).slice(1, -1)},`,
          "",
        );
        expect(restored).toBe(original);
      }),
    );
  });
});

const canary = (v1: number, v2: number, annotations?: JsonObject): JsonObject => ({
  kind: "VirtualService",
  metadata: { name: "web", ...(annotations ? { annotations } : {}) },
  spec: {
    http: [
      { route: [istioDestination("v1", v1, false), istioDestination("v2", v2, false)] },
      { route: [{ destination: { host: "web" } }] },
    ],
  },
});
const WISH: ShiftWish = {
  route: "spec.http[0]",
  goal: [0, 100],
  steps: [[50, 50]],
  gates: GATES,
  testRoute: null,
  deadline: "2026-03-02T10:00:00Z",
  now: NOW,
  by: "ann",
  firstStep: true,
};
const UNDER_WAY = edited(startShift(canary(90, 10), WISH));
const annotationsOf = (raw: JsonObject): JsonObject => objectAt(objectAt(raw, "metadata"), "annotations");

describe("a shift that others broke", () => {
  it("says so where somebody else changed the weights, and can only be dropped", () => {
    const changed = canary(30, 70, annotationsOf(UNDER_WAY));
    expect(readShift(changed)?.broken).toContain("Somebody else changed the weights");
    expect(readShift(changed)?.plan?.by).toBe("ann");
    for (const result of [
      takeStep(changed, NOW),
      rollBack(changed),
      finishShift(changed),
      pauseShift(changed),
    ])
      expect(result).toEqual({ ok: false, because: containing("Somebody else changed") });
    expect(edited(dropShift(changed))).toEqual(canary(30, 70));
  });

  it("says so where its route is gone", () => {
    const gone = { ...UNDER_WAY, spec: { http: [{ route: [{ destination: { host: "web" } }] }] } };
    expect(readShift(gone)).toMatchObject({ broken: containing("No route leads"), route: "" });
  });

  it("says so where two routes look the same and neither stands where it began", () => {
    const [first] = [{ route: [istioDestination("v1", 50, false), istioDestination("v2", 50, false)] }];
    const twice = { ...UNDER_WAY, spec: { http: [{}, first, first] } };
    expect(readShift(twice)?.broken).toContain("Several routes");
  });

  it.each([
    "",
    "{",
    "[]",
    "null",
    '{"version":2}',
    `{"version":1,"steps":[[${"1,".repeat(9_000)}1]]}`,
    "1e999",
  ])("takes the annotation %.20s for no plan", (text) => {
    const raw = canary(90, 10, { [SHIFT_ANNOTATION]: text });
    expect(readShift(raw)).toMatchObject({ plan: null, broken: containing(SHIFT_ANNOTATION) });
    expect(edited(dropShift(raw))).toEqual(canary(90, 10, {}));
  });

  it("never throws, whatever the annotation or the object holds", () => {
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), fc.json(), (routes, text) => {
        const raw: JsonObject = {
          ...UNDER_WAY,
          spec: { http: [routes, { route: [routes] }] },
          metadata: { annotations: { [SHIFT_ANNOTATION]: text } },
        };
        expect(readShift(raw)).not.toBeNull();
        expect(readShift({ ...raw, metadata: UNDER_WAY["metadata"] })).not.toBeNull();
      }),
    );
  });

  it("goes on without a test route that was taken away, and says so", () => {
    const wish = { ...WISH, testRoute: { header: "x-test", value: "yes", destination: 1 } };
    const tested = edited(startShift(canary(90, 10), wish));
    const without = { ...tested, spec: UNDER_WAY["spec"] };
    expect(readShift(without)).toMatchObject({
      broken: containing("test route"),
      route: "spec.http[0]",
    });
    expect(edited(rollBack(without))).toEqual(canary(90, 10));
  });
});

describe("pausing and other hands", () => {
  it("takes no step while it is paused, and goes on when it is resumed", () => {
    const paused = edited(pauseShift(UNDER_WAY));
    expect(takeStep(paused, NOW)).toEqual({ ok: false, because: containing("paused") });
    expect(takeStep(edited(resumeShift(paused)), NOW).ok).toBe(true);
  });

  it("is another person's with another deadline once it is taken over", () => {
    const taken = edited(takeOver(UNDER_WAY, { by: "bob", deadline: "2026-04-01T00:00:00Z" }));
    expect(readShift(taken)?.plan).toMatchObject({ by: "bob", deadline: "2026-04-01T00:00:00Z", taken: 1 });
  });
});

describe("objects without a shift", () => {
  it.each([takeStep, rollBack, finishShift, dropShift, pauseShift] as const)(
    "are left alone by %o",
    (change) => {
      expect(change(canary(90, 10), NOW)).toEqual({
        ok: false,
        because: containing("No shift"),
      });
    },
  );
});
