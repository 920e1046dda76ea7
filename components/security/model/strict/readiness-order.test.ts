import { expect, it } from "vitest";
import type { ReadinessResponse } from "@/lib/contracts/mtls/strict-response";
import { strictBlocker } from "@/lib/testing/strict-blocker";
import { readinessOrder, reasonCounts } from "./readiness-order";

type Verdict = ReadinessResponse["mesh"];

const verdict = (namespace: string, over: Partial<Verdict> = {}): Verdict => ({
  scope: { namespace, workload: "" },
  verdict: "safe",
  because: "",
  configured: "PERMISSIVE",
  blockers: [],
  unknown: [],
  requestsPerSecond: 0,
  observedPercent: null,
  ...over,
});

it("puts what needs work first, more blockers before fewer, equal ones by name", () => {
  const blocker = strictBlocker();
  const ordered = readinessOrder([
    verdict("z"),
    verdict("strict", { verdict: "alreadyStrict" }),
    verdict("one", { verdict: "wouldBreak", blockers: [blocker] }),
    verdict("a"),
    verdict("two", { verdict: "wouldBreak", blockers: [blocker, blocker] }),
    verdict("quiet", { verdict: "notEnoughData" }),
  ]);
  expect(ordered.map(({ scope }) => scope.namespace)).toEqual(["two", "one", "quiet", "a", "z", "strict"]);
});

it("counts blockers by reason", () => {
  const blockers = (["probe", "noSidecar", "noSidecar"] as const).map((reason) => strictBlocker({ reason }));
  expect(reasonCounts(verdict("a", { blockers }))).toEqual([
    { reason: "noSidecar", count: 2 },
    { reason: "probe", count: 1 },
  ]);
});
