import { expect, test } from "vitest";
import type { StatusResponse } from "@/lib/contracts/status-response";
import { countTroubles } from "./count-troubles";

type State = StatusResponse["dependencies"][number]["state"];
type KindState = StatusResponse["kinds"][number]["state"];

function status(states: readonly State[], kinds: readonly KindState[]): Parameters<typeof countTroubles>[0] {
  return {
    dependencies: states.map((state) => ({
      name: "kubernetes",
      state,
      version: null,
      lastSuccess: null,
      message: null,
      advice: null,
    })),
    kinds: kinds.map((state) => ({
      kind: "Pod",
      namespace: null,
      state,
      objects: 0,
      since: null,
      reason: null,
    })),
  };
}

test("what works, starts or is not part of the cluster is no trouble", () => {
  expect(countTroubles(status(["ok", "connecting", "unknown"], ["live", "syncing", "notServed"]))).toBe(0);
});

test("everything that is down, refused, not configured, stale or denied counts", () => {
  expect(countTroubles(status(["unreachable", "unauthorized", "unconfigured"], ["stale", "denied"]))).toBe(5);
});
