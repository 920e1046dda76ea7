import { describe, expect, it } from "vitest";
import type { JsonObject } from "../mesh/cluster-object";
import { readShift } from "./read-shift";
import { SHIFT_ANNOTATION } from "./shift-plan";
import { startShift, type ShiftWish } from "./start-shift";

const route = [
  { destination: { host: "web", subset: "v1" }, weight: 90 },
  { destination: { host: "web", subset: "v2" }, weight: 10 },
];
const raw = (http: readonly JsonObject[], kind = "VirtualService"): JsonObject => ({
  kind,
  metadata: { name: "web" },
  spec: { http },
});
const WISH: ShiftWish = {
  route: "spec.http[0]",
  goal: [0, 100],
  steps: [[50, 50]],
  gates: { successPercent: 99.5, p95Ms: 300, minimumRequests: 100, waitSeconds: 600 },
  testRoute: null,
  deadline: "2026-03-02T10:00:00Z",
  now: "2026-03-01T10:00:00Z",
  by: "ann",
  firstStep: false,
};

const specOf = (result: ReturnType<typeof startShift>): unknown =>
  result.ok ? result.edited["spec"] : result;

describe("the plan", () => {
  it("is kept on the object with the goal as its last step, and moves no traffic yet", () => {
    const result = startShift(raw([{ route }]), WISH);
    expect(specOf(result)).toEqual({ http: [{ route }] });
    expect(result.ok && readShift(result.edited)).toEqual({
      broken: "",
      route: "spec.http[0]",
      plan: {
        version: 1,
        route: "spec.http[0]",
        destinations: ["web|v1|", "web|v2|"],
        from: [90, 10],
        steps: [
          [50, 50],
          [0, 100],
        ],
        taken: 0,
        gates: WISH.gates,
        testRoute: null,
        state: "running",
        startedAt: WISH.now,
        steppedAt: WISH.now,
        deadline: WISH.deadline,
        by: "ann",
      },
    });
  });

  it("takes its first step with the same write where that is asked for", () => {
    const result = startShift(raw([{ route }]), { ...WISH, firstStep: true });
    const weights = route.map((one) => ({ ...one, weight: 50 }));
    expect(specOf(result)).toEqual({ http: [{ route: weights }] });
    expect(result.ok && readShift(result.edited)?.plan?.taken).toBe(1);
  });
});

const containing = (text: string): unknown => expect.stringContaining(text);

const TEST = { header: "X-Tester", value: "yes", destination: 1 };

describe("the test route", () => {
  it.each<readonly [string, JsonObject, JsonObject]>([
    [
      "of a route for everything asks for the header alone",
      { name: "all", route, timeout: "3s" },
      { timeout: "3s", match: [{ headers: { "x-tester": { exact: "yes" } } }] },
    ],
    [
      "keeps what each match asks",
      { match: [{ uri: { prefix: "/a" }, headers: { b: { exact: "c" } } }, { port: 80 }], route },
      {
        match: [
          { uri: { prefix: "/a" }, headers: { b: { exact: "c" }, "x-tester": { exact: "yes" } } },
          { port: 80, headers: { "x-tester": { exact: "yes" } } },
        ],
      },
    ],
  ])("of a VirtualService %s", (_rule, written, expected) => {
    const test = { ...expected, route: [{ destination: { host: "web", subset: "v2" } }] };
    expect(
      specOf(
        startShift(raw([{ name: "first" }, written]), { ...WISH, route: "spec.http[1]", testRoute: TEST }),
      ),
    ).toEqual({
      http: [{ name: "first" }, test, written],
    });
  });

  it("of an HTTPRoute is written as the API server would complete it", () => {
    const rule = { backendRefs: [{ name: "v1" }, { name: "v2", port: 80, weight: 3 }] };
    const held = { kind: "HTTPRoute", metadata: {}, spec: { rules: [rule] } };
    expect(specOf(startShift(held, { ...WISH, route: "spec.rules[0]", testRoute: TEST }))).toEqual({
      rules: [
        {
          matches: [
            {
              path: { type: "PathPrefix", value: "/" },
              headers: [{ type: "Exact", name: "x-tester", value: "yes" }],
            },
          ],
          backendRefs: [{ name: "v2", port: 80, weight: 1 }],
        },
        rule,
      ],
    });
  });
});

describe("what cannot be shifted is refused in words", () => {
  it.each<readonly [string, JsonObject, Partial<ShiftWish>, string]>([
    ["another kind", raw([{ route }], "Sidecar"), {}, "Only HTTP routes"],
    ["routes of TCP", raw([{ route }]), { route: "spec.tcp[0]" }, "no route spec.tcp[0]"],
    ["a route that is not there", raw([{ route }]), { route: "spec.http[1]" }, "no route"],
    ["a single destination", raw([{ route: route.slice(1) }]), { goal: [100], steps: [] }, "one destination"],
    [
      "one destination twice",
      raw([{ route: [...route, route[0] ?? {}] }]),
      { goal: [1, 1, 1], steps: [] },
      "twice",
    ],
    ["a deadline that is over", raw([{ route }]), { deadline: WISH.now }, "deadline"],
    ["a moment that is none", raw([{ route }]), { now: "soon" }, "deadline"],
    ["too few weights", raw([{ route }]), { steps: [[100]] }, "Every step needs 2 weights"],
    ["a step to nowhere", raw([{ route }]), { steps: [[0, 0]] }, "no destination any weight"],
    ["parts of a weight", raw([{ route }]), { steps: [[0.5, 99.5]] }, "whole numbers"],
    [
      "a weight that is a text",
      raw([{ route: [{ ...route[0], weight: "9" }, route[1] ?? {}] }]),
      {},
      "no number",
    ],
    ["an odd header", raw([{ route }]), { testRoute: { ...TEST, header: "a b" } }, "no name of a header"],
    ["a header without a value", raw([{ route }]), { testRoute: { ...TEST, value: "" } }, "header value"],
    ["a test of nothing", raw([{ route }]), { testRoute: { ...TEST, destination: 2 } }, "does not have"],
    [
      "a test that is there already",
      raw([{ route }, { match: [{ headers: { "x-tester": { exact: "yes" } } }], route: route.slice(1) }]),
      { testRoute: TEST },
      "spec.http[1] already sends",
    ],
    [
      "an object with a shift",
      { ...raw([{ route }]), metadata: { annotations: { [SHIFT_ANNOTATION]: "{}" } } },
      {},
      "under way",
    ],
  ])("%s", (_what, object, more, because) => {
    expect(startShift(object, { ...WISH, ...more })).toEqual({
      ok: false,
      because: containing(because),
    });
  });
});
