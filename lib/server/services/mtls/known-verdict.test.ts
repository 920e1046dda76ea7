import { expect, test } from "vitest";
import { knownVerdict } from "./known-verdict";

const FACTS = { sees: () => true, hide: (text: string) => text, seen: new Set<string>(), warnings: [] };
const UNREAD = { code: "kindUnread", message: "no right to read peerauthentications" };
const told = (verdict: "safe" | "alreadyStrict" | "wouldBreak" | "notEnoughData") => ({
  scope: { namespace: "shop", workload: "" },
  verdict,
  because: "it is so",
  configured: "PERMISSIVE" as const,
  blockers: [],
  unknown: ["a port"],
  requestsPerSecond: 1,
  observedPercent: 100,
});

test.each([
  ["safe", "notEnoughData", UNREAD.message],
  ["alreadyStrict", "notEnoughData", UNREAD.message],
  ["wouldBreak", "wouldBreak", "it is so"],
  ["notEnoughData", "notEnoughData", "it is so"],
] as const)("%s is %s where policies may not be read", (before, verdict, because) => {
  expect(knownVerdict(told(before), { ...FACTS, warnings: [UNREAD] })).toEqual({
    ...told(verdict),
    because,
    unknown: ["a port", UNREAD.message],
  });
});

test("other warnings take nothing from a verdict", () => {
  const warnings = [{ code: "stale", message: "old" }];
  expect(knownVerdict(told("safe"), { ...FACTS, warnings })).toEqual(told("safe"));
});
