import { expect, test } from "vitest";
import type { StatusResponse } from "@/lib/contracts/status-response";
import { summariseKinds } from "./summarise-kinds";

type KindStatus = StatusResponse["kinds"][number];

function watch(over: Partial<KindStatus>): KindStatus {
  return { kind: "Pod", namespace: null, state: "live", objects: 1, since: null, reason: null, ...over };
}

test("what needs attention comes first, the rest by name", () => {
  const kinds = [
    watch({ kind: "Service" }),
    watch({ kind: "Rollout", state: "notServed", objects: 0 }),
    watch({ kind: "Sidecar", state: "denied", objects: 0 }),
    watch({ kind: "Pod" }),
    watch({ kind: "Gateway", state: "stale" }),
  ];
  expect(summariseKinds(kinds).map(({ kind }) => kind)).toEqual([
    "Gateway",
    "Sidecar",
    "Pod",
    "Service",
    "Rollout",
  ]);
});

test("a kind watched per namespace is as good as its worst watch, and names where", () => {
  const kinds = [
    watch({ namespace: "b", state: "denied", objects: 0, reason: "needs list pods" }),
    watch({ namespace: "a", state: "denied", objects: 0, reason: "needs list pods" }),
    watch({ namespace: "c", objects: 7 }),
  ];
  expect(summariseKinds(kinds)).toEqual([
    {
      kind: "Pod",
      state: "denied",
      objects: 7,
      namespaces: ["a", "b"],
      since: null,
      reason: "needs list pods",
    },
  ]);
});

test("the worst state lasts since its oldest watch", () => {
  const kinds = [
    watch({ namespace: "a", since: "2026-11-20T12:00:00Z" }),
    watch({ namespace: "b", since: "2026-11-20T11:00:00Z" }),
  ];
  expect(summariseKinds(kinds)[0]?.since).toBe("2026-11-20T11:00:00Z");
});
