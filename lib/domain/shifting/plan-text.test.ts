import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newerVersion, parsePlan, planText } from "./plan-text";
import type { ShiftPlan } from "./shift-plan";

const PLAN: ShiftPlan = {
  version: 1,
  route: "spec.http[0]",
  destinations: ["web|v1|", "web|v2|"],
  from: [90, null],
  steps: [
    [50, 50],
    [0, 100],
  ],
  taken: 1,
  gates: { successPercent: 99.5, p95Ms: 300, minimumRequests: 0, waitSeconds: null },
  testRoute: { header: "x-test", value: "yes", destination: 1 },
  state: "paused",
  startedAt: "2026-03-01T10:00:00.123Z",
  steppedAt: "2026-03-01T10:10:00Z",
  deadline: "2026-03-02T10:00:00+02:00",
  by: "ann",
};

describe("a plan", () => {
  it.each([true, false])("is read as it was written (annotations before: %s)", (hadAnnotations) => {
    expect(parsePlan(planText({ plan: PLAN, hadAnnotations }))).toEqual({ plan: PLAN, hadAnnotations });
  });

  it("keeps a gate of 0, which asks something, apart from none", () => {
    expect(parsePlan(planText({ plan: PLAN, hadAnnotations: true }))?.plan.gates).toEqual(PLAN.gates);
  });

  it("is read whoever is named and whatever the header is", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string({ minLength: 1 }),
        fc.string({ minLength: 1 }),
        (by, header, value) => {
          const plan = { ...PLAN, by, testRoute: { header, value, destination: 0 } };
          expect(parsePlan(planText({ plan, hadAnnotations: true }))?.plan).toEqual(plan);
        },
      ),
    );
  });
});

describe("what is no plan", () => {
  it.each<readonly [string, object]>([
    ["another version", { version: 2 }],
    ["no version", { version: undefined }],
    ["destinations that are no texts", { destinations: [1, 2] }],
    ["no destinations", { destinations: null }],
    ["more destinations than weights", { destinations: ["a", "b", "c"] }],
    ["weights before of another number", { from: [90] }],
    ["a weight before that is a text", { from: ["90", null] }],
    ["no steps", { steps: [] }],
    ["steps that are no lists", { steps: [1] }],
    ["a step without any weight", { steps: [[0, 0]] }],
    ["a step of other destinations", { steps: [[1, 2, 3]] }],
    ["parts of a weight", { steps: [[0.5, 0.5]] }],
    ["less than no weight", { steps: [[-1, 101]] }],
    ["an endless weight", { steps: [[1e12, 1]] }],
    ["more steps than anybody takes", { steps: Array.from({ length: 101 }, () => [1, 1]) }],
    ["more steps taken than there are", { taken: 3 }],
    ["fewer than none taken", { taken: -1 }],
    ["a state that is none", { state: "done" }],
    ["a time that is none", { steppedAt: "yesterday" }],
    ["no deadline", { deadline: undefined }],
    ["a test route to a destination that is not there", { testRoute: { ...PLAN.testRoute, destination: 2 } }],
    ["a test route without a header", { testRoute: { ...PLAN.testRoute, header: "" } }],
    ["a test route that is a text", { testRoute: "x-test" }],
    ["no word of a test route", { testRoute: undefined }],
  ])("%s", (_what, parts) => {
    expect(parsePlan(JSON.stringify({ ...PLAN, ...parts }))).toBeNull();
  });

  it("a text that is longer than any plan", () => {
    expect(
      parsePlan(planText({ plan: { ...PLAN, by: "a".repeat(20_000) }, hadAnnotations: true })),
    ).toBeNull();
  });

  it("any other text, which never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parsePlan(text)).toBeNull();
      }),
    );
  });
});

it.each<readonly [string, object, ShiftPlan["gates"]]>([
  [
    "gates that are not there ask nothing",
    { gates: undefined },
    { successPercent: null, p95Ms: null, minimumRequests: null, waitSeconds: null },
  ],
  [
    "gates that are no numbers ask nothing",
    { gates: { successPercent: "99", p95Ms: -1, waitSeconds: 5 } },
    { successPercent: null, p95Ms: null, minimumRequests: null, waitSeconds: 5 },
  ],
])("%s", (_rule, parts, gates) => {
  expect(parsePlan(JSON.stringify({ ...PLAN, ...parts }))?.plan.gates).toEqual(gates);
});

it.each([
  ['{"version":2,"legs":[]}', 2],
  ['{"version":1}', null],
  ['{"version":"2"}', null],
  ["[2]", null],
  ["version 2", null],
  ["", null],
])("of %s a newer Meshlens wrote version %s", (text, version) => {
  expect(newerVersion(text)).toBe(version);
});
