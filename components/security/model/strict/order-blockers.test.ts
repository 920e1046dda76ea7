import { expect, it } from "vitest";
import { strictBlocker } from "@/lib/testing/strict-blocker";
import { blockerKey, orderBlockers } from "./order-blockers";

it("puts the busiest first and what only configuration knows of last", () => {
  const named = (
    workload: string,
    over: Parameters<typeof strictBlocker>[0],
  ): ReturnType<typeof strictBlocker> => strictBlocker({ caller: { namespace: "a", workload }, ...over });
  const ordered = orderBlockers([
    named("configured", { count: null, requestsPerSecond: 9 }),
    named("rare", { count: 1, requestsPerSecond: 0 }),
    named("tcp", { count: 8, requestsPerSecond: 0 }),
    named("busy", { count: 5, requestsPerSecond: 3 }),
  ]);
  expect(ordered.map(({ caller }) => caller.workload)).toEqual(["busy", "tcp", "rare", "configured"]);
});

it("tells blockers of one pair apart by host, protocol and reason", () => {
  const keys = [{}, { host: "x" }, { protocol: "tcp" }, { reason: "probe" as const }].map((over) =>
    blockerKey(strictBlocker(over)),
  );
  expect(new Set(keys).size).toBe(keys.length);
});
