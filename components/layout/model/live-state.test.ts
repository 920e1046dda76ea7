import { expect, test } from "vitest";
import { ApiProblem } from "@/lib/client/api-problem";
import { liveState, type LiveFacts } from "./live-state";

const now = 1_000_000;
const fresh: LiveFacts = {
  now,
  at: null,
  intervalMs: 15_000,
  last: now - 5_000,
  problem: null,
  down: null,
  saidStale: false,
};
const down = new ApiProblem("problem", { title: "t", detail: "d", status: 503, dependency: "prometheus" });

test("fresh data are live and tell how often they are renewed", () => {
  expect(liveState(fresh)).toEqual({ kind: "live", intervalMs: 15_000, last: now - 5_000 });
});

test("before the first answer it is connecting, never live", () => {
  expect(liveState({ ...fresh, last: null })).toEqual({ kind: "connecting" });
});

test("without any answer the dependency that is down is named", () => {
  expect(liveState({ ...fresh, last: null, problem: down })).toEqual({
    kind: "unreachable",
    what: "prometheus",
  });
  const unreachable = new ApiProblem("unreachable", { title: "t", detail: "d" });
  expect(liveState({ ...fresh, last: null, problem: unreachable })).toMatchObject({ what: "meshlens" });
});

test("a failed refresh makes kept data stale", () => {
  expect(liveState({ ...fresh, problem: down })).toEqual({ kind: "stale", last: now - 5_000, ageMs: 5_000 });
});

test("data the server calls stale are stale however young the answer is", () => {
  expect(liveState({ ...fresh, saidStale: true })).toMatchObject({ kind: "stale" });
});

test("one missed refresh is no alarm, more than three are", () => {
  expect(liveState({ ...fresh, last: now - 30_000 })).toMatchObject({ kind: "live" });
  expect(liveState({ ...fresh, last: now - 45_001 })).toMatchObject({ kind: "stale", ageMs: 45_001 });
});

test("paused by choice is not stale, however old", () => {
  expect(liveState({ ...fresh, intervalMs: false, last: 0 })).toEqual({ kind: "paused", last: 0 });
});

test("a chosen moment is neither live nor stale", () => {
  expect(liveState({ ...fresh, at: 5, intervalMs: false })).toEqual({ kind: "fixed", at: 5 });
});

test("a dependency that is down is named, however fresh the news of it is", () => {
  expect(liveState({ ...fresh, down: "kubernetes" })).toEqual({ kind: "unreachable", what: "kubernetes" });
});

test("a refusal is not called unreachable", () => {
  const notFound = new ApiProblem("problem", {
    title: "t",
    detail: "d",
    status: 404,
    parameter: "namespaces",
  });
  expect(liveState({ ...fresh, last: null, problem: notFound })).toEqual({ kind: "refused" });
});
